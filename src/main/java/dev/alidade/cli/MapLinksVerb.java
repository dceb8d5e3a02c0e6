package dev.alidade.cli;

import dev.alidade.corridor.link.AreaMetric;
import dev.alidade.corridor.link.AreaMetrics;
import dev.alidade.corridor.link.KeyLink;
import dev.alidade.corridor.link.KeyLinks;
import dev.alidade.i18n.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map links}: which arrays hold keys of things with a place, which keys lead nowhere, which figures areas have. */
final class MapLinksVerb {
    private static final int MOST_TOLD = 100;

    private final CliContext context;

    MapLinksVerb(CliContext context) {
        this.context = context;
    }

    /** A link and the keys of it that lead nowhere. */
    private record Followed(KeyLink link, List<String> lost) {}

    int run(DatabaseOptions options, boolean strict) {
        try (var open = context.open(options.connection())) {
            var links = new KeyLinks(open);
            var followed = links.all(context.cancellation()).stream()
                    .map(link -> new Followed(link, links.lost(link, MOST_TOLD, context.cancellation())))
                    .toList();
            var metrics = new AreaMetrics(open).all(context.cancellation());
            if (options.json()) {
                var values = new LinkedHashMap<String, @Nullable Object>();
                values.put("links", followed.stream().map(MapLinksVerb::values).toList());
                values.put("metrics", metrics.stream().map(MapLinksVerb::values).toList());
                context.json(values);
            } else {
                followed.forEach(this::print);
                metrics.forEach(metric -> context.line(Messages.text(
                        "cli.map.links.metric",
                        metric.figure().label(),
                        metric.areas().id().label())));
            }
            return strict && followed.stream().anyMatch(f -> !f.lost().isEmpty()) ? 1 : 0;
        }
    }

    private void print(Followed followed) {
        var link = followed.link();
        context.line(Messages.text(
                "cli.map.links.one",
                link.list().label(),
                link.keyColumn().label(),
                Messages.text("cli.map.links.way." + link.way().name().toLowerCase(Locale.ROOT))));
        if (!followed.lost().isEmpty()) {
            context.line(
                    Messages.text("cli.map.links.lost", followed.lost().size(), String.join(", ", followed.lost())));
        }
    }

    private static Map<String, @Nullable Object> values(Followed followed) {
        var link = followed.link();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("list", link.list().label());
        values.put("key", link.keyColumn().label());
        values.put("found", link.way().name().toLowerCase(Locale.ROOT));
        values.put("places", link.place().layer().id().label());
        values.put("lost", followed.lost());
        return values;
    }

    private static Map<String, @Nullable Object> values(AreaMetric metric) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("figure", metric.figure().label());
        values.put("areas", metric.areas().id().label());
        values.put("time", metric.timeColumn());
        return values;
    }
}

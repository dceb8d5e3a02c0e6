package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.corridor.style.Classifier;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Palette;
import dev.alidade.corridor.style.StyleRule;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.style.Symbol.Stroke;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Colours areas by a figure, as it stood at a moment (choropleth). The classes are made of the figures of all moments, so
 * that a colour means the same throughout a playback. Needs SELECT on both tables. Thread-safe; blocks.
 */
public final class AreaMetrics {
    private static final int SAMPLE = 20_000;
    private static final int MOMENTS = 1_000;
    private static final int FILL = 0xD000_0000;
    private static final int RGB = 0x00FF_FFFF;

    private final Database database;
    private final SpatialLayers layers;

    public AreaMetrics(Database database) {
        this.database = database;
        this.layers = new SpatialLayers(database);
    }

    /**
     * How figures become colours.
     *
     * @param classes how many ranges, 2 to 12
     */
    public record Classes(int classes, Classifier.Method method, Palette palette) {
        /** Five classes of as many figures each, in colours that everybody tells apart. */
        public static final Classes USUAL = new Classes(5, Classifier.Method.QUANTILE, Palette.VIRIDIS);
    }

    /** The moments that a figure was taken at, for a time slider: the first, the last and how many. */
    public record Span(Instant first, Instant last, long moments) {}

    /** Every figure of every layer of areas; empty when no table refers to one. */
    public List<AreaMetric> all(Cancellation cancellation) {
        var spatial = layers.discover(cancellation);
        return database.read(cancellation, session -> {
            var followers = Followers.read(session);
            var found = new ArrayList<AreaMetric>();
            for (var areas : spatial) {
                if (areas.role() != LayerRole.AREA || !areas.readable()) {
                    continue;
                }
                for (var follower : followers.of(areas.id().schema(), areas.id().table())) {
                    for (var number : follower.numbers()) {
                        found.add(new AreaMetric(
                                areas,
                                follower.target().name(),
                                new KeyLink.Column(follower.schema(), follower.table(), number),
                                follower.ownColumn(),
                                follower.timeColumn()));
                    }
                }
            }
            return List.copyOf(found);
        });
    }

    /**
     * One figure by name, {@code schema.table.column}.
     *
     * @throws AppException of kind REFUSED when there is none of that name
     */
    public AreaMetric named(String name, Cancellation cancellation) {
        return all(cancellation).stream()
                .filter(metric -> metric.figure().label().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("corridor.metric.none", name));
    }

    /** When the figures were taken; null when no column says, or there are none. */
    public @Nullable Span span(AreaMetric metric, Cancellation cancellation) {
        var time = metric.timeColumn();
        if (time == null) {
            return null;
        }
        var column = "f." + Identifiers.quote(time) + "::pg_catalog.timestamptz";
        var found = new ArrayList<Span>();
        database.read(cancellation, session -> {
            session.each(
                    "select pg_catalog.min(" + column + ") as first, pg_catalog.max(" + column
                            + ") as last, pg_catalog.count(distinct " + column + ") as moments from "
                            + KeyLinks.from(metric.figure()) + " as f",
                    Parameters.none(),
                    0,
                    row -> {
                        var first = row.instantOrNull("first");
                        var last = row.instantOrNull("last");
                        if (first != null && last != null) {
                            found.add(new Span(first, last, row.bigint("moments")));
                        }
                    });
            return true;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /** When figures were taken, latest first but at most a thousand; empty when no column says. */
    public List<Instant> times(AreaMetric metric, Cancellation cancellation) {
        var time = metric.timeColumn();
        if (time == null) {
            return List.of();
        }
        var column = "f." + Identifiers.quote(time) + "::pg_catalog.timestamptz";
        var found = new ArrayList<Instant>();
        database.read(cancellation, session -> {
            session.each(
                    "select distinct " + column + " as taken from " + KeyLinks.from(metric.figure()) + " as f where "
                            + column + " is not null and pg_catalog.isfinite(" + column + ") order by taken desc limit "
                            + MOMENTS,
                    Parameters.none(),
                    0,
                    row -> found.add(java.util.Objects.requireNonNull(row.instantOrNull("taken"))));
            return true;
        });
        return found;
    }

    /**
     * The layer of a figure: its areas, classed by the last figure at or before a moment; areas without one apart.
     *
     * @param at the moment; null for the newest figures
     * @throws AppException of kind FAILED when there is no figure at all
     */
    public SpatialLayer layer(AreaMetric metric, @Nullable Instant at, Classes classes, Cancellation cancellation) {
        var style = style(metric, classes, cancellation);
        return SpatialLayer.linked(metric.title(), sql(metric, at), metric.areas(), LayerView.USUAL.with(style));
    }

    /** The same layer at another moment, in the same colours; reads nothing. */
    public static SpatialLayer at(SpatialLayer layer, AreaMetric metric, @Nullable Instant moment) {
        return SpatialLayer.linked(layer.title(), sql(metric, moment), metric.areas(), layer.view());
    }

    private LayerStyle style(AreaMetric metric, Classes classes, Cancellation cancellation) {
        var values = new ArrayList<Double>();
        var figure = "f." + Identifiers.quote(metric.figure().name());
        database.read(cancellation, session -> {
            session.each(
                    "select " + figure + "::pg_catalog.float8 as v from " + KeyLinks.from(metric.figure())
                            + " as f where " + figure + " is not null and " + figure
                            + "::pg_catalog.float8 not in ('NaN', 'Infinity', '-Infinity') order by pg_catalog.random()"
                            + " limit " + SAMPLE,
                    Parameters.none(),
                    0,
                    row -> values.add(row.real("v")));
            return true;
        });
        if (values.isEmpty()) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "corridor.metric.empty",
                    Messages.text("corridor.metric.empty", metric.figure().label()),
                    Messages.text("corridor.metric.empty.next")));
        }
        var graded = Classifier.graduated(
                "value", values, classes.classes(), classes.method(), classes.palette(), AreaMetrics::coloured);
        var rules = new ArrayList<>(graded.rules());
        rules.add(StyleRule.otherwise(Messages.text("corridor.metric.noData"), withoutFigure()));
        return new LayerStyle(metric.figure().name(), rules);
    }

    private static Symbol coloured(int argb) {
        return Symbol.area((argb & RGB) | FILL, Stroke.solid(0xFFFF_FFFF, 0.8)).with(name());
    }

    private static Symbol withoutFigure() {
        var dashed = new Stroke(0xFF8A_8A8A, 1, List.of(4.0, 3.0), Symbol.Cap.BUTT, Symbol.Join.ROUND);
        return Symbol.area(0x308A_8A8A, dashed).with(name());
    }

    private static Symbol.Label name() {
        return new Symbol.Label("name", 11, true, 0xFF22_2222, 0xE0FF_FFFF, 1.6, 1, Symbol.Placement.POINT);
    }

    private static String sql(AreaMetric metric, @Nullable Instant at) {
        var areas = metric.areas();
        var figure = "f." + Identifiers.quote(metric.figure().name()) + "::pg_catalog.float8";
        var own = "f." + Identifiers.quote(metric.ownColumn()) + " = t." + Identifiers.quote(metric.keyColumn());
        var time = metric.timeColumn();
        var taken = time == null
                ? "select pg_catalog.avg(" + figure + ") as value, null::text as measured_at from "
                        + KeyLinks.from(metric.figure()) + " as f where " + own
                : "select " + figure + " as value, f." + Identifiers.quote(time) + "::text as measured_at from "
                        + KeyLinks.from(metric.figure()) + " as f where " + own
                        + (at == null
                                ? ""
                                : " and f." + Identifiers.quote(time) + " <= '" + at + "'::pg_catalog.timestamptz")
                        + " order by f." + Identifiers.quote(time) + " desc nulls last limit 1";
        return """
            select t.%s::text as id, coalesce(%s, t.%s::text) as name, m.value, m.measured_at, t.%s as place
            from %s as t
            left join lateral (%s) as m on true""".formatted(
                        Identifiers.quote(metric.keyColumn()),
                        LinkSql.name("t", areas.labelColumn()),
                        Identifiers.quote(metric.keyColumn()),
                        Identifiers.quote(areas.id().column()),
                        LinkSql.from(areas),
                        taken);
    }

    private static AppException refused(String key, String what) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, what), Messages.text(key + ".next")));
    }
}

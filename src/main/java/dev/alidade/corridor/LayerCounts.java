package dev.alidade.corridor;

import dev.alidade.corridor.LayerCache.Loaded;
import dev.alidade.corridor.LayerCount.LegendEntry;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.LegendColours;
import dev.alidade.corridor.paint.MapPainter;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what a picture shows of each layer and says what the user should know about it. */
record LayerCounts(MapPainter painter, Meanings meanings) {
    private static final int KEYS_NAMED = 8;

    LayerCount of(SpatialLayer layer, @Nullable Loaded loaded, @Nullable Problem problem, MapBox box, boolean dark) {
        if (loaded == null) {
            return new LayerCount(
                    layer.id(),
                    layer.title(),
                    layer.role(),
                    0,
                    Math.max(0, layer.estimatedRows()),
                    false,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    problem);
        }
        var features = loaded.fetch().features();
        boolean whole = loaded.window() == null;
        int[] perClass = new int[features.classes().size() + 1];
        int shown = 0;
        for (int feature = 0; feature < features.size(); feature++) {
            if (features.meets(feature, box)) {
                shown++;
                perClass[features.classOf(feature) + 1]++;
            }
        }
        long total = whole ? features.size() : Math.max(shown, layer.estimatedRows());
        return new LayerCount(
                layer.id(),
                layer.title(),
                layer.role(),
                shown,
                total,
                whole,
                features.vertices(),
                loaded.fetch().milliseconds(),
                layer.view().heat() != null
                        ? warm(layer.view().heat(), shown)
                        : layer.view().style() == null
                                ? legend(layer, loaded, perClass, dark)
                                : styled(layer.view().style(), features.classes(), perClass),
                notes(layer, loaded),
                problem);
    }

    private List<LegendEntry> legend(SpatialLayer layer, Loaded loaded, int[] perClass, boolean dark) {
        var colours = new LegendColours(painter.palette(dark), meanings);
        var classes = loaded.fetch().features().classes();
        var entries = new ArrayList<LegendEntry>();
        if (colours.showsClasses(layer.role(), classes)) {
            for (int i = 0; i < classes.size(); i++) {
                entries.add(new LegendEntry(classes.get(i), colours.of(layer.role(), classes, i), perClass[i + 1]));
            }
            entries.sort(Comparator.comparingInt((LegendEntry e) -> colours.rank(layer.role(), e.word()))
                    .reversed());
        } else {
            entries.add(new LegendEntry("", colours.of(layer.role(), classes, -1), sum(perClass)));
        }
        return entries;
    }

    /** A line for every rule: its title, its colour, how many features in the picture meet it. */
    private static List<LegendEntry> styled(LayerStyle style, List<String> classes, int[] perClass) {
        var entries = new ArrayList<LegendEntry>();
        for (int rule = 0; rule < style.rules().size(); rule++) {
            int count = style.isConditional() ? 0 : sum(perClass);
            for (int i = 0; style.isConditional() && i < classes.size(); i++) {
                count += (Long.parseLong(classes.get(i)) & (1L << rule)) != 0 ? perClass[i + 1] : 0;
            }
            var drawn = style.rules().get(rule);
            entries.add(new LegendEntry(drawn.title(), drawn.symbol().colour(), count));
        }
        return entries;
    }

    /** From few to many, with the radius that makes it honest. */
    private static List<LegendEntry> warm(HeatMap heat, int shown) {
        var radius = heat.radiusMetres() == Math.rint(heat.radiusMetres())
                ? Long.toString((long) heat.radiusMetres())
                : Double.toString(heat.radiusMetres());
        return List.of(
                new LegendEntry(
                        Messages.text("corridor.heat.few", radius),
                        heat.palette().colour(0, 3),
                        0),
                new LegendEntry(
                        Messages.text("corridor.heat.some"), heat.palette().colour(1, 3), 0),
                new LegendEntry(
                        Messages.text("corridor.heat.most"), heat.palette().colour(2, 3), shown));
    }

    private static String few(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(KEYS_NAMED, keys.size())))
                + (keys.size() > KEYS_NAMED ? ", …" : "");
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private static List<String> notes(SpatialLayer layer, Loaded loaded) {
        var fetch = loaded.fetch();
        var notes = new ArrayList<String>();
        if (fetch.srids().contains(0)) {
            notes.add(Messages.text("corridor.note.noSrid"));
        }
        if (fetch.srids().size() > 1) {
            notes.add(Messages.text("corridor.note.mixedSrid", fetch.srids().toString()));
        }
        if (!fetch.lost().isEmpty()) {
            notes.add(Messages.text("corridor.note.lost", fetch.withoutGeometry(), few(fetch.lost())));
        } else if (fetch.withoutGeometry() > 0) {
            notes.add(Messages.text("corridor.note.empty", fetch.withoutGeometry()));
        }
        if (fetch.unreadable() > 0) {
            notes.add(Messages.text("corridor.note.unreadable", fetch.unreadable()));
        }
        if (fetch.simplified() > 0) {
            notes.add(Messages.text("corridor.note.simplified"));
        }
        if (fetch.full()) {
            notes.add(Messages.text(
                    "corridor.note.full", Sizes.exact(fetch.features().size())));
        }
        var filter = layer.view().filter();
        if (filter != null) {
            notes.add(Messages.text("corridor.note.filter", filter.sql()));
        }
        if (loaded.window() != null && !layer.indexed() && layer.relation() != SpatialLayer.Relation.QUERY) {
            notes.add(Messages.text("corridor.note.noIndex"));
        }
        return notes;
    }
}

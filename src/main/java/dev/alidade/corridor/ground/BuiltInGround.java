package dev.alidade.corridor.ground;

import dev.alidade.corridor.feature.FeatureCollector;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.WkbDecoder;
import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.Drawing;
import dev.alidade.corridor.paint.MapPalette;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.style.Symbol.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.io.WKBWriter;

/**
 * The built-in base map: land, bay, parks, roads and names around San Francisco, hand-made, each between the scales where it
 * helps. Where the database brings ground of its own, only what lies around it is added. Thread-safe; never waits.
 */
public final class BuiltInGround {
    private static final String FILE = "/map/ground.txt";
    private static final Set<String> AREAS = Set.of("land", "park", "water");
    private static final Set<String> LINES = Set.of("freeway", "arterial");
    private static final double PLACE = 12;
    private static final double SEA = 11.5;

    private final CoordinateSystems systems;
    private final List<GroundItem> items;
    private final Map<BitSet, FeatureSet> sets = new ConcurrentHashMap<>();

    public BuiltInGround(CoordinateSystems systems) {
        this.systems = systems;
        try (var in = Objects.requireNonNull(BuiltInGround.class.getResourceAsStream(FILE), FILE)) {
            items = GroundItem.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /**
     * What goes below some drawings, from the ground up; empty where nothing of it is in the picture.
     *
     * @param view in logical pixels
     */
    public List<Drawing> below(List<Drawing> drawings, Viewport view, MapPalette palette) {
        double metres = view.groundResolution();
        boolean bringsGround = drawings.stream().anyMatch(Drawing::ground);
        boolean bringsLines = drawings.stream().anyMatch(d -> d.layer().role() == LayerRole.LINE);
        var below = new ArrayList<Drawing>();
        add(
                below,
                view,
                layer("ground", LayerRole.AREA, LayerView.USUAL),
                item -> AREAS.contains(item.kind()) && item.isDrawnAt(metres) && (item.always() || !bringsGround));
        add(
                below,
                view,
                layer("roads", LayerRole.LINE, LayerView.USUAL),
                item -> LINES.contains(item.kind())
                        && item.isDrawnAt(metres)
                        && (item.always() || !(bringsGround || bringsLines)));
        add(
                below,
                view,
                names("seas", SEA, palette.colour("label.water"), palette),
                item -> item.kind().equals("sea") && item.isDrawnAt(metres));
        add(
                below,
                view,
                names("places", PLACE, palette.colour("label.area"), palette),
                item -> item.kind().equals("place") && item.isDrawnAt(metres));
        return below;
    }

    private interface Wanted {
        boolean is(GroundItem item);
    }

    private void add(List<Drawing> below, Viewport view, SpatialLayer layer, Wanted wanted) {
        var chosen = new BitSet(items.size());
        for (int i = 0; i < items.size(); i++) {
            chosen.set(i, wanted.is(items.get(i)));
        }
        if (!chosen.isEmpty()) {
            var features = sets.computeIfAbsent(chosen, this::features);
            if (features.countIn(view.box()) > 0) {
                below.add(new Drawing(layer, features, null, layer.role() == LayerRole.AREA));
            }
        }
    }

    private FeatureSet features(BitSet chosen) {
        var collector = new FeatureCollector();
        var decoder = new WkbDecoder(collector);
        chosen.stream().forEach(i -> {
            var item = items.get(i);
            decoder.decode(new WKBWriter().write(item.shape()));
            collector.endFeature(4326, null, item.name().isEmpty() ? null : item.name(), item.kind(), 0);
        });
        return collector.finish(systems, 4326);
    }

    private static SpatialLayer names(String what, double size, int colour, MapPalette palette) {
        var label =
                new Symbol.Label("name", size, false, colour, palette.colour("label.halo"), 1.5, 2, Placement.POINT);
        var style = LayerStyle.single(what, new Symbol(null, List.of(), null, label));
        return layer(what, LayerRole.POINT, LayerView.USUAL.with(style));
    }

    private static SpatialLayer layer(String what, LayerRole role, LayerView view) {
        return new SpatialLayer(
                new LayerId("", what, "shape"),
                what,
                role,
                false,
                "",
                4326,
                0,
                SpatialLayer.Relation.QUERY,
                true,
                true,
                "",
                List.of(),
                "name",
                "kind",
                null,
                true,
                new LayerSource.Query("", new GeometryForm.Spatial("shape")),
                view);
    }
}

package dev.alidade.corridor;

import dev.alidade.corridor.LayerCache.Loaded;
import dev.alidade.corridor.feature.AreaSearch;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.paint.Meanings;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.time.Moments;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;

/** Finds what lies under a point, in what was read for earlier pictures: never waits. */
record FeaturePicker(LayerCache cache, Meanings meanings, Moments moments) {
    private static final List<LayerRole> TOPMOST_FIRST = List.of(
            LayerRole.DESTINATION,
            LayerRole.CORRIDOR,
            LayerRole.POINT,
            LayerRole.MIXED,
            LayerRole.LINE,
            LayerRole.AREA);

    /** A point in a view, and how far beside it a line or point may lie, in pixels. */
    record Spot(Viewport view, double x, double y, double tolerance) {}

    Optional<PickedFeature> pick(Spot spot, List<SpatialLayer> layers, @Nullable Instant moment) {
        double x = spot.view().mapX(spot.x());
        double y = spot.view().mapY(spot.y());
        for (var role : TOPMOST_FIRST) {
            double reach =
                    role == LayerRole.AREA ? 0 : spot.tolerance() * spot.view().resolution();
            for (var layer : layers.reversed()) {
                var loaded = layer.role() == role ? cache.known(layer) : null;
                if (loaded == null || (role == LayerRole.AREA && isGround(loaded))) {
                    continue;
                }
                var seen = seen(layer, loaded, moment);
                int feature = seen.index().nearest(x, y, reach);
                if (feature >= 0) {
                    return Optional.of(picked(layer, seen, feature));
                }
            }
        }
        return Optional.empty();
    }

    /** The keys of a layer's features that meet an area in mercator metres, among what was there at a moment. */
    List<String> within(Polygon area, SpatialLayer layer, @Nullable Instant moment) {
        var loaded = cache.known(layer);
        if (loaded == null) {
            return List.of();
        }
        var seen = seen(layer, loaded, moment);
        var features = seen.fetch().features();
        return new AreaSearch(features, seen.index())
                .meeting(area).stream()
                        .map(features::key)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    private Loaded seen(SpatialLayer layer, Loaded loaded, @Nullable Instant moment) {
        var words = moment == null ? null : moments.statusesIfKnown(layer, moment);
        return words == null ? loaded : loaded.reclassified(words);
    }

    private boolean isGround(Loaded loaded) {
        return loaded.fetch().features().classes().stream().anyMatch(meanings::isGround);
    }

    private static PickedFeature picked(SpatialLayer layer, Loaded loaded, int feature) {
        var features = loaded.fetch().features();
        var label = features.label(feature);
        var key = features.key(feature);
        // what tells rows without a key apart says nothing to anybody
        var title = label != null ? label : key == null || layer.keyColumns().isEmpty() ? layer.title() : key;
        return new PickedFeature(layer.id(), key, title, features.box(feature));
    }
}

package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.layer.SpatialLayer;
import org.jspecify.annotations.Nullable;

/**
 * One layer ready to be painted.
 *
 * @param layer what it is
 * @param features its features in web mercator
 * @param buffers the areas of a corridor layer; null for all others
 * @param ground whether it is the ground (water, land, parks) that goes below everything
 */
public record Drawing(
        SpatialLayer layer, FeatureSet features, @Nullable FeatureSet buffers, boolean ground) {
    /** Tells by the words of an area layer whether it is the ground. */
    public static Drawing of(SpatialLayer layer, FeatureSet features, @Nullable FeatureSet buffers, Meanings meanings) {
        boolean ground = layer.role() == dev.alidade.corridor.layer.LayerRole.AREA
                && features.classes().stream().anyMatch(meanings::isGround);
        return new Drawing(layer, features, buffers, ground);
    }
}

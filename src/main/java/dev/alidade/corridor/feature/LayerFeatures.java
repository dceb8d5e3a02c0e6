package dev.alidade.corridor.feature;

import java.util.List;

/**
 * What one fetch of a layer brought.
 *
 * @param features the rows' geometries in web mercator
 * @param whole whether these are all rows of the layer, not only those of a window
 * @param withoutGeometry rows whose geometry was empty
 * @param lost the first keys of linked rows without a place; empty for other layers
 * @param unreadable geometries whose bytes could not be read
 * @param srids the SRIDs the geometries declared, 0 for none
 * @param simplified the resolution in mercator metres per pixel for which the server left out vertices; 0 when it did not
 * @param full whether reading ended early because memory holds no more vertices
 * @param milliseconds time of query, transfer, decoding and projection
 */
public record LayerFeatures(
        FeatureSet features,
        boolean whole,
        int withoutGeometry,
        List<String> lost,
        int unreadable,
        List<Integer> srids,
        double simplified,
        boolean full,
        double milliseconds) {

    public LayerFeatures {
        srids = List.copyOf(srids);
        lost = List.copyOf(lost);
    }

    /** The same as the rows of a window. */
    LayerFeatures ofWindow(double resolution) {
        return new LayerFeatures(
                features, false, withoutGeometry, lost, unreadable, srids, resolution, full, milliseconds);
    }

    /** The same fetch with other features. */
    public LayerFeatures with(FeatureSet others) {
        return new LayerFeatures(
                others, whole, withoutGeometry, lost, unreadable, srids, simplified, full, milliseconds);
    }
}

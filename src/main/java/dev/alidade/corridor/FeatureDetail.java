package dev.alidade.corridor;

import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.layer.LayerRole;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Everything about one feature.
 *
 * @param feature which one
 * @param layerTitle its layer
 * @param role how it is drawn
 * @param status the word of its class column; empty when there is none
 * @param lengthMetres geodesic length of its lines
 * @param areaSquareMetres geodesic area: of the buffer for a corridor, of itself for an area
 * @param bufferMetres width of its buffer to each side
 * @param metricSystem the system its buffer was made in; empty when it has none
 * @param longitude of a point, or the middle of its box
 * @param latitude likewise
 * @param vertices how many its geometry has
 * @param attributes its row without the geometries
 */
public record FeatureDetail(
        PickedFeature feature,
        String layerTitle,
        LayerRole role,
        String status,
        OptionalDouble lengthMetres,
        OptionalDouble areaSquareMetres,
        OptionalDouble bufferMetres,
        String metricSystem,
        double longitude,
        double latitude,
        int vertices,
        List<RowReader.Attribute> attributes) {

    public FeatureDetail {
        attributes = List.copyOf(attributes);
    }
}

package dev.alidade.corridor;

import dev.alidade.corridor.feature.CorridorBuffers;
import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.feature.RowReader;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Geodesy;
import dev.alidade.corridor.projection.WebMercator;
import java.util.List;
import java.util.OptionalDouble;

/** Measures features on the ellipsoid. */
record Measures(CoordinateSystems systems, CorridorBuffers buffers) {

    FeatureDetail detail(
            PickedFeature picked,
            SpatialLayer layer,
            FeatureSet features,
            int feature,
            List<RowReader.Attribute> attributes) {
        var box = features.box(feature);
        double longitude = WebMercator.longitude((box.minX() + box.maxX()) / 2);
        double latitude = WebMercator.latitude((box.minY() + box.maxY()) / 2);
        float metres = features.bufferMetres(feature);
        boolean corridor = layer.role() == LayerRole.CORRIDOR && metres > 0;
        double length = length(features, feature);
        double area = corridor ? Geodesy.area(buffers.buffer(features, feature)) : area(features, feature);
        return new FeatureDetail(
                picked,
                layer.title(),
                layer.role(),
                features.className(feature),
                length > 0 ? OptionalDouble.of(length) : OptionalDouble.empty(),
                area > 0 ? OptionalDouble.of(area) : OptionalDouble.empty(),
                corridor ? OptionalDouble.of(metres) : OptionalDouble.empty(),
                corridor ? systems.metricAround(longitude, latitude).name() : "",
                longitude,
                latitude,
                features.firstVertex(features.firstPart(feature + 1))
                        - features.firstVertex(features.firstPart(feature)),
                attributes);
    }

    private static double length(FeatureSet features, int feature) {
        double metres = 0;
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            if (features.kind(part) == FeatureSet.LINE) {
                double[] lonLat = lonLat(features, part);
                metres += Geodesy.length(lonLat, 0, lonLat.length / 2);
            }
        }
        return metres;
    }

    private static double area(FeatureSet features, int feature) {
        double area = 0;
        for (int part = features.firstPart(feature); part < features.firstPart(feature + 1); part++) {
            byte kind = features.kind(part);
            if (kind == FeatureSet.SHELL || kind == FeatureSet.HOLE) {
                double[] lonLat = lonLat(features, part);
                double ring = Geodesy.ringArea(lonLat, 0, lonLat.length / 2);
                area += kind == FeatureSet.SHELL ? ring : -ring;
            }
        }
        return area;
    }

    private static double[] lonLat(FeatureSet features, int part) {
        return WebMercator.unproject(
                features.coordinates(), features.firstVertex(part), features.firstVertex(part + 1));
    }
}

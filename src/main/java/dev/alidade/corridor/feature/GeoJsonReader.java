package dev.alidade.corridor.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads GeoJSON (RFC 7946): geometries, features and collections of them. Its coordinates are WGS 84 degrees. */
final class GeoJsonReader {
    private static final int MAX_DEPTH = 64;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build());

    private final FeatureCollector collector;

    GeoJsonReader(FeatureCollector collector) {
        this.collector = collector;
    }

    /**
     * Adds all geometries.
     *
     * @return 4326
     */
    int read(String text) {
        try {
            geometry(JSON.readTree(text));
            return 4326;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private void geometry(JsonNode node) {
        var coordinates = node.path("coordinates");
        switch (node.path("type").asText("")) {
            case "Point" -> point(coordinates);
            case "MultiPoint" -> coordinates.forEach(this::point);
            case "LineString" -> run(FeatureSet.LINE, coordinates);
            case "MultiLineString" -> coordinates.forEach(line -> run(FeatureSet.LINE, line));
            case "Polygon" -> rings(coordinates);
            case "MultiPolygon" -> coordinates.forEach(this::rings);
            case "GeometryCollection" -> node.path("geometries").forEach(this::geometry);
            case "Feature" -> geometry(node.path("geometry"));
            case "FeatureCollection" -> node.path("features").forEach(this::geometry);
            default -> {
                if (!node.isNull() && !node.isMissingNode()) {
                    throw new IllegalArgumentException("no GeoJSON");
                }
            }
        }
    }

    private void rings(JsonNode rings) {
        boolean first = true;
        for (var ring : rings) {
            run(first ? FeatureSet.SHELL : FeatureSet.HOLE, ring);
            first = false;
        }
    }

    private void point(JsonNode place) {
        if (!place.isEmpty()) {
            collector.beginPart(FeatureSet.POINT);
            vertex(place);
            collector.endPart();
        }
    }

    private void run(byte kind, JsonNode places) {
        collector.beginPart(kind);
        places.forEach(this::vertex);
        collector.endPart();
    }

    private void vertex(JsonNode place) {
        if (!place.path(0).isNumber() || !place.path(1).isNumber()) {
            throw new IllegalArgumentException("no place");
        }
        collector.vertex(place.path(0).doubleValue(), place.path(1).doubleValue());
    }
}

package dev.alidade.corridor.feature;

import java.util.HexFormat;

/**
 * Reads geometries that are kept as text into flat arrays: hexadecimal (E)WKB, (E)WKT, GeoJSON, and the way PostgreSQL
 * prints its own points, paths, boxes, polygons and circles. Used by one thread.
 */
final class GeometryText {
    private final FeatureCollector collector;
    private final WkbDecoder binary;

    GeometryText(FeatureCollector collector) {
        this.collector = collector;
        this.binary = new WkbDecoder(collector);
    }

    /**
     * Adds the parts of one geometry to the collector's open feature.
     *
     * @return the SRID the text carries; 0 when it carries none
     * @throws IllegalArgumentException when the text is no geometry; nothing of it is kept
     */
    int decode(String text) {
        try {
            char first = text.stripLeading().charAt(0);
            return switch (first) {
                case '{' -> new GeoJsonReader(collector).read(text);
                case '(', '[', '<' -> new NativeShapes(collector).read(text.strip());
                case '0', '\\' -> binary.decode(HexFormat.of().parseHex(withoutPrefix(text.strip())));
                default -> new WktReader(collector, text).read();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            collector.dropUnfinished();
            throw new IllegalArgumentException("no geometry", e);
        }
    }

    private static String withoutPrefix(String hex) {
        return hex.startsWith("\\x") ? hex.substring(2) : hex;
    }
}

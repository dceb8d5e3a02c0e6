package dev.alidade.corridor.layer;

import org.jspecify.annotations.Nullable;

/** How a row says where it is. */
public sealed interface GeometryForm {
    /** A column of PostGIS's type {@code geometry} or {@code geography}. */
    record Spatial(String column) implements GeometryForm {}

    /**
     * A text or JSON column whose values are hexadecimal (E)WKB, (E)WKT or GeoJSON; which of them is told value by
     * value. No index serves a window of it, so the rows are read once.
     */
    record Written(String column) implements GeometryForm {}

    /**
     * Two numeric columns.
     *
     * @param x longitude, or the easting of the layer's system
     * @param y latitude, or the northing
     */
    record Pair(String x, String y) implements GeometryForm {}

    /** A column of PostgreSQL's own {@code point}, {@code lseg}, {@code path}, {@code box}, {@code polygon}, {@code circle}. */
    record Native(String column, String type) implements GeometryForm {}

    /** The column it is named after. */
    default String name() {
        return switch (this) {
            case Spatial spatial -> spatial.column();
            case Written written -> written.column();
            case Pair pair -> pair.x();
            case Native own -> own.column();
        };
    }

    /** Whether rows come as text that has to be read here. */
    default boolean asText() {
        return this instanceof Written || this instanceof Native;
    }

    /** Whether this column is part of the form. */
    default boolean uses(@Nullable String column) {
        return name().equals(column) || (this instanceof Pair pair && pair.y().equals(column));
    }
}

package dev.alidade.browser;

import java.util.Locale;
import java.util.Set;

/** How values of a type are fetched and shown; decided by the base type below domains. */
public enum ColumnFamily {
    /** Whole and exact numbers, floats, money: right-aligned. */
    NUMBER,
    BOOLEAN,
    /** Dates, times, intervals. */
    TIME,
    TEXT,
    UUID,
    JSON,
    BYTES,
    /** PostGIS geometry and geography. */
    GEOMETRY,
    /** pgvector's vector and halfvec. */
    VECTOR,
    ARRAY,
    ENUM,
    OTHER;

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name", "char");

    static ColumnFamily of(String baseType, String category) {
        return switch (baseType) {
            case "bool" -> BOOLEAN;
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            case "bytea" -> BYTES;
            case "geometry", "geography" -> GEOMETRY;
            case "vector", "halfvec" -> VECTOR;
            case String type when TEXTS.contains(type) -> TEXT;
            default ->
                switch (category.toUpperCase(Locale.ROOT)) {
                    case "N" -> NUMBER;
                    case "D", "T" -> TIME;
                    case "A" -> ARRAY;
                    case "E" -> ENUM;
                    default -> OTHER;
                };
        };
    }
}

package dev.alidade.browser.transfer;

import java.util.Set;

/** How a value of a type is written where formats tell kinds of values apart. */
enum ValueKind {
    NUMBER,
    BOOLEAN,
    JSON,
    /** An array; its elements have a kind of their own. */
    ARRAY,
    DATE,
    TIMESTAMP,
    GEOMETRY,
    TEXT;

    private static final Set<String> NUMBERS =
            Set.of("int2", "int4", "int8", "smallserial", "serial", "bigserial", "float4", "float8", "numeric", "oid");

    /** By the type's name as a result names it: {@code int4}, {@code _text}, {@code "extensions"."geometry"}. */
    static ValueKind of(String typeName) {
        var name = plain(typeName);
        if (name.startsWith("_")) {
            return ARRAY;
        }
        if (NUMBERS.contains(name)) {
            return NUMBER;
        }
        return switch (name) {
            case "bool" -> BOOLEAN;
            case "json", "jsonb" -> JSON;
            case "date" -> DATE;
            case "timestamp" -> TIMESTAMP;
            case "geometry", "geography" -> GEOMETRY;
            default -> TEXT;
        };
    }

    /** The kind of an array's elements. */
    static ValueKind ofElement(String arrayTypeName) {
        var name = plain(arrayTypeName);
        return name.startsWith("_") ? of(name.substring(1)) : TEXT;
    }

    private static String plain(String typeName) {
        var name = typeName.substring(typeName.lastIndexOf('.') + 1);
        return name.length() > 1 && name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
}

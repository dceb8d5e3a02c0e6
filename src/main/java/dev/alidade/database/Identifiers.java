package dev.alidade.database;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Quotes names and texts for SQL that is composed at run time. */
public final class Identifiers {
    private Identifiers() {}

    /** A name, always in double quotes, so that any spelling is safe: {@code my"table} becomes {@code "my""table"}. */
    public static String quote(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name cannot hold a zero byte");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A qualified name: each part quoted, joined by dots. */
    public static String qualified(String... parts) {
        return Stream.of(parts).map(Identifiers::quote).collect(Collectors.joining("."));
    }

    /** A text literal that is safe whatever {@code standard_conforming_strings} says. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text cannot hold a zero byte");
        }
        var doubled = text.replace("'", "''");
        return text.indexOf('\\') >= 0 ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }
}

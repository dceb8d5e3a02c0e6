package dev.alidade.corridor.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses from names, types and values which columns of a result say where a row is. */
final class Coordinates {
    private static final Set<String> NATIVE = Set.of("point", "lseg", "path", "box", "polygon", "circle");
    private static final Set<String> NUMBERS = Set.of(
            "int2",
            "int4",
            "int8",
            "numeric",
            "float4",
            "float8",
            "smallint",
            "integer",
            "bigint",
            "real",
            "double precision");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "json", "jsonb", "citext");
    private static final Map<String, String> PAIRS = Map.ofEntries(
            Map.entry("longitude", "latitude"),
            Map.entry("lon", "lat"),
            Map.entry("lng", "lat"),
            Map.entry("long", "lat"),
            Map.entry("x", "y"),
            Map.entry("easting", "northing"));
    private static final Pattern WRITTEN = Pattern.compile(
            "\\s*(?:(?:SRID=\\d+;)?\\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE)(?:Z?M?)\\b.*"
                    + "|(?:SRID=\\d+;)?\\s*(?:GEOMETRYCOLLECTION|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|TRIANGLE|TIN|POLYHEDRALSURFACE)(?:Z?M?)\\b.*"
                    + "|(?:\\\\x)?0[01](?:0[0-9A-F]00002?0|000000[0-9A-F]{2}|[0-9A-F]{8})[0-9A-F]{8,}"
                    + "|\\{.*\"(?:coordinates|geometries|geometry)\".*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Coordinates() {}

    /** A column, its type as the server names it, and some of its values. */
    record Sample(String name, String type, List<String> values) {
        String plainType() {
            int dot = type.lastIndexOf('.');
            return type.substring(dot + 1).replace("\"", "").toLowerCase(Locale.ROOT);
        }
    }

    static Optional<GeometryForm> find(List<Sample> columns) {
        for (var column : columns) {
            if (column.plainType().equals("geometry") || column.plainType().equals("geography")) {
                return Optional.of(new GeometryForm.Spatial(column.name()));
            }
        }
        for (var column : columns) {
            var form = of(column);
            if (form.isPresent()) {
                return form;
            }
        }
        return pair(columns);
    }

    /** What one column is able to say. */
    static Optional<GeometryForm> of(Sample column) {
        var type = column.plainType();
        if (type.equals("geometry") || type.equals("geography")) {
            return Optional.of(new GeometryForm.Spatial(column.name()));
        }
        if (NATIVE.contains(type)) {
            return Optional.of(new GeometryForm.Native(column.name(), type));
        }
        boolean written = TEXTS.contains(type)
                && !column.values().isEmpty()
                && column.values().stream()
                                        .filter(v -> WRITTEN.matcher(v).matches())
                                        .count()
                                * 2
                        > column.values().size();
        return written ? Optional.of(new GeometryForm.Written(column.name())) : Optional.empty();
    }

    /** The pair of numbers that a column belongs to. */
    static Optional<GeometryForm> pair(List<Sample> columns) {
        for (var column : columns) {
            var name = column.name().toLowerCase(Locale.ROOT);
            for (var words : PAIRS.entrySet()) {
                boolean named = name.equals(words.getKey()) || name.endsWith("_" + words.getKey());
                if (!named || !NUMBERS.contains(column.plainType())) {
                    continue;
                }
                var wanted = name.substring(0, name.length() - words.getKey().length()) + words.getValue();
                var other = columns.stream()
                        .filter(c ->
                                c.name().toLowerCase(Locale.ROOT).equals(wanted) && NUMBERS.contains(c.plainType()))
                        .findFirst();
                if (other.isPresent()) {
                    return Optional.of(
                            new GeometryForm.Pair(column.name(), other.get().name()));
                }
            }
        }
        return Optional.empty();
    }
}

package dev.alidade.browser;

import static dev.alidade.database.Identifiers.quote;

/**
 * The expressions that make cells on the server, so that no more than a cell's worth comes over the wire. Types of fixed
 * length give one text; the others give the beginning of their text and the size of the whole.
 */
final class CellSql {
    /** Stored bytes above which a value is not even turned into text for a grid. */
    private static final int LARGE_BYTES = 262_144;

    private static final int HEAD_BYTES = 24;
    private static final int SHORT_POINTS = 3;
    private static final int SHORT_DIMENSIONS = 4;

    private CellSql() {}

    /** Whether {@link #cell} gives a size column after the text. */
    static boolean hasSize(RelationColumn column) {
        return switch (column.family()) {
            case BOOLEAN, UUID, ENUM, TIME -> false;
            case NUMBER -> column.baseType().equals("numeric");
            default -> true;
        };
    }

    /** One or two select expressions, {@code cap + 1} characters of text at most. */
    static String cell(RelationColumn column, int cap) {
        var c = quote(column.name());
        var q = quote(column.baseTypeSchema());
        if (!hasSize(column)) {
            return c + "::text";
        }
        int more = cap + 1;
        return switch (column.family()) {
            case TEXT -> "left(%1$s::text, %2$d), octet_length(%1$s::text)".formatted(c, more);
            case BYTES ->
                "encode(substring(%1$s::bytea from 1 for %2$d), 'hex'), octet_length(%1$s::bytea)"
                        .formatted(c, HEAD_BYTES);
            case GEOMETRY -> geometry(c + "::" + q + ".geometry", q, more) + ", pg_column_size(" + c + ")";
            case VECTOR -> vector(c, q, more) + ", pg_column_size(" + c + ")";
            default ->
                "case when pg_column_size(%1$s) <= %2$d then left(%1$s::text, %3$d) end, pg_column_size(%1$s)"
                        .formatted(c, LARGE_BYTES, more);
        };
    }

    /** The whole value as text, {@code cap + 1} characters at most. */
    static String value(RelationColumn column, int cap) {
        var c = quote(column.name());
        var q = quote(column.baseTypeSchema());
        return switch (column.family()) {
            case BYTES -> "encode(substring(%s::bytea from 1 for %d), 'hex')".formatted(c, cap / 2 + 1);
            case GEOMETRY ->
                "left(case when %2$s.st_srid(%1$s) <> 0 then 'SRID=' || %2$s.st_srid(%1$s) || ';' else '' end || %2$s.st_astext(%1$s), %3$d)"
                        .formatted(c + "::" + q + ".geometry", q, cap + 1);
            default -> "left(%s::text, %d)".formatted(c, cap + 1);
        };
    }

    private static String geometry(String g, String q, int more) {
        return ("case when %2$s.st_npoints(%1$s) <= %3$d then left(%2$s.st_astext(%1$s, 6), %4$d)"
                        + " else %2$s.geometrytype(%1$s) || ' · ' || %2$s.st_npoints(%1$s) || ' pts' end")
                .formatted(g, q, SHORT_POINTS, more);
    }

    private static String vector(String c, String q, int more) {
        return ("case when %2$s.vector_dims(%1$s) <= %3$d then left(%1$s::text, %4$d)"
                        + " else left(%1$s::text, 40) || '… · ' || %2$s.vector_dims(%1$s) || ' dim' end")
                .formatted(c, q, SHORT_DIMENSIONS, more);
    }
}

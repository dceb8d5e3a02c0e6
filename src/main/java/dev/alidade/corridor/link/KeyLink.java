package dev.alidade.corridor.link;

import org.jspecify.annotations.Nullable;

/**
 * An array column and the table that its elements are keys of.
 *
 * @param list the column with the arrays
 * @param elementType type of its elements, as SQL writes it
 * @param labelColumn column that names a listing row; null when nothing does
 * @param keyColumn the column that the elements are values of
 * @param sameType whether elements and key column have one type, so that an index serves the look-up
 * @param place where the things lie
 * @param way how the link was found
 */
public record KeyLink(
        Column list,
        String elementType,
        @Nullable String labelColumn,
        Column keyColumn,
        boolean sameType,
        LinkedPlace place,
        Way way) {

    /** A column of a table. */
    public record Column(String schema, String table, String name) {
        /** {@code schema.table.column}, for people. */
        public String label() {
            return schema + "." + table + "." + name;
        }
    }

    /** How a link was found. */
    public enum Way {
        /** Somebody said so. */
        GIVEN,
        /** The column's comment or name says so. */
        DECLARED,
        /** Its values are keys of that table. */
        LEARNED
    }

    /** What the legend calls its layer. */
    public String title() {
        return words(list.name()) + " · " + words(list.table());
    }

    static String words(String name) {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}

package dev.alidade.browser.relation;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One column of a page.
 *
 * @param name as the query calls it, lower case with underscores
 * @param kind how its values read
 */
public record PageField(String name, Kind kind) {
    private static final Pattern WORD = Pattern.compile("_(.)");

    /** How values read. */
    public enum Kind {
        /** A name or a phrase. */
        TEXT,
        /** SQL: an expression or a definition. */
        CODE,
        /** Yes or no. */
        FLAG,
        /** A whole number. */
        COUNT,
        /** A size in bytes. */
        BYTES
    }

    /** The name as JSON spells it. */
    public String key() {
        return WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}

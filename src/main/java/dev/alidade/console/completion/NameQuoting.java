package dev.alidade.console.completion;

import dev.alidade.database.Identifiers;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as they are written in a statement: in quotes only where they must be. */
final class NameQuoting {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");
    /** PostgreSQL's reserved words, and those that cannot name a function or type. */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric authorization"
                            + " binary both case cast check collate collation column concurrently constraint create cross"
                            + " current_catalog current_date current_role current_schema current_time current_timestamp current_user"
                            + " default deferrable desc distinct do else end except false fetch for foreign freeze from full grant"
                            + " group having ilike in initially inner intersect into is isnull join lateral leading left like limit"
                            + " localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing"
                            + " primary references returning right select session_user similar some symmetric system_user table"
                            + " tablesample then to trailing true union unique user using variadic verbose when where window with")
                    .split(" "));

    private NameQuoting() {}

    static String written(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name) ? name : Identifiers.quote(name);
    }

    /** The name that a word of a statement means: folded to lower case, or as it stands within its quotes. */
    static String meant(String word) {
        return word.startsWith("\"")
                ? word.substring(1, word.length() > 1 && word.endsWith("\"") ? word.length() - 1 : word.length())
                        .replace("\"\"", "\"")
                : word.toLowerCase(Locale.ROOT);
    }

    static boolean isReserved(String word) {
        return RESERVED.contains(word.toLowerCase(Locale.ROOT));
    }
}

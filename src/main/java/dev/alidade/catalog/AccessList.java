package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grants on one object, as PostgreSQL keeps them: {@code grantee=arw*\/grantor}, one item a grantor, in order.
 *
 * @param items empty when nobody, not even the owner, was left a privilege
 */
record AccessList(List<Item> items) {
    /** Stands for every privilege that the server knows for the kind of object. */
    private static final String ALL = "ALL";

    /**
     * One item.
     *
     * @param grantee a role; empty for PUBLIC
     * @param privileges letters, each followed by a star when it may be passed on
     */
    record Item(String grantee, String privileges, String grantor) {}

    static AccessList parse(String text) {
        var items = new ArrayList<Item>();
        int at = 0;
        while (at < text.length()) {
            var grantee = new StringBuilder();
            at = name(text, at, grantee) + 1;
            int slash = text.indexOf('/', at);
            var privileges = text.substring(at, slash);
            var grantor = new StringBuilder();
            at = name(text, slash + 1, grantor) + 1;
            items.add(new Item(grantee.toString(), privileges, grantor.toString()));
        }
        return new AccessList(List.copyOf(items));
    }

    /** What an object of this kind grants when nobody granted anything. */
    static AccessList initial(ObjectKind kind, String owner) {
        var items = new ArrayList<Item>();
        if (kind.isRoutine() || kind.isType()) {
            items.add(new Item("", ALL, owner));
        }
        items.add(new Item(owner, ALL, owner));
        return new AccessList(List.copyOf(items));
    }

    Set<String> grantees() {
        var names = new LinkedHashSet<String>();
        items.forEach(item -> names.add(item.grantee()));
        return names;
    }

    /**
     * Statements that grant exactly this, in order, to an object on which nothing is granted.
     *
     * @param target what follows ON, e.g. {@code TABLE "public"."t"}
     * @param column a column in brackets; null for the whole object
     */
    List<String> grants(String target, @Nullable String column, @Nullable String owner) {
        var statements = new ArrayList<String>();
        for (var item : items) {
            var grants = new ArrayList<String>();
            var plain = words(item.privileges(), false, column);
            var passable = words(item.privileges(), true, column);
            if (!plain.isEmpty()) {
                grants.add("GRANT " + plain + " ON " + target + " TO " + role(item.grantee()));
            }
            if (!passable.isEmpty()) {
                grants.add(
                        "GRANT " + passable + " ON " + target + " TO " + role(item.grantee()) + " WITH GRANT OPTION");
            }
            if (owner != null && !item.grantor().equals(owner)) {
                grants.addFirst("SET LOCAL ROLE " + Identifiers.quote(item.grantor()));
                grants.add("RESET ROLE");
            }
            statements.addAll(grants);
        }
        return statements;
    }

    static String role(String grantee) {
        return grantee.isEmpty() ? "PUBLIC" : Identifiers.quote(grantee);
    }

    static String words(String letters, boolean passable, @Nullable String column) {
        if (letters.equals(ALL)) {
            return passable ? "" : ALL;
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < letters.length(); i++) {
            boolean starred = i + 1 < letters.length() && letters.charAt(i + 1) == '*';
            if (letters.charAt(i) != '*' && starred == passable) {
                words.add(word(letters.charAt(i)) + (column == null ? "" : " (" + column + ")"));
            }
        }
        return String.join(", ", words);
    }

    private static String word(char letter) {
        return switch (letter) {
            case 'a' -> "INSERT";
            case 'r' -> "SELECT";
            case 'w' -> "UPDATE";
            case 'd' -> "DELETE";
            case 'D' -> "TRUNCATE";
            case 'x' -> "REFERENCES";
            case 't' -> "TRIGGER";
            case 'm' -> "MAINTAIN";
            case 'X' -> "EXECUTE";
            case 'U' -> "USAGE";
            case 'C' -> "CREATE";
            default -> throw new IllegalArgumentException("unknown privilege " + letter);
        };
    }

    /** Reads a name that is quoted when it holds more than letters, digits and underscores. */
    private static int name(String text, int from, StringBuilder out) {
        int at = from;
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                if (quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    out.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == '=' || c == '\n')) {
                return at;
            } else {
                out.append(c);
            }
            at++;
        }
        return at;
    }
}

package dev.alidade.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets of columns that PostgreSQL prints in the order of the table: published ones, and those of statistics. */
final class PrintedOrder {
    private static final Pattern STATISTICS = Pattern.compile("(?s)(CREATE STATISTICS .*? ON )([^()]*)( FROM .*)");

    private PrintedOrder() {}

    /** Whether a difference is nothing but the order in which such a set is printed. */
    static boolean isAll(Difference difference) {
        return difference instanceof Difference.Changed(var id, var changes)
                && changes.stream().allMatch(change -> isOrder(id.kind(), change));
    }

    private static boolean isOrder(ObjectKind kind, Difference.Change change) {
        var before = change.before();
        var after = change.after();
        if (before == null || after == null) {
            return false;
        }
        return switch (kind) {
            case PUBLICATION_TABLE ->
                change.property().equals("columns") && sorted(before).equals(sorted(after));
            case STATISTICS -> change.property().equals("definition") && isSame(before, after);
            default -> false;
        };
    }

    private static boolean isSame(String before, String after) {
        Matcher was = STATISTICS.matcher(before);
        Matcher is = STATISTICS.matcher(after);
        return was.matches()
                && is.matches()
                && was.group(1).equals(is.group(1))
                && was.group(3).equals(is.group(3))
                && sorted(was.group(2)).equals(sorted(is.group(2)));
    }

    private static List<String> sorted(String names) {
        return TableDdl.parents(names).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}

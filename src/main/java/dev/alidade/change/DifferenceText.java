package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.Difference;
import dev.alidade.i18n.Excerpt;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences as short lines: {@code + table public.orders}, {@code - …}, {@code ~ column … (type: integer → bigint)}. */
public final class DifferenceText {
    private static final int LONGEST = 60;

    private DifferenceText() {}

    /** One line a difference, in order. */
    public static List<String> lines(CatalogDiff diff) {
        return diff.differences().stream().map(DifferenceText::line).toList();
    }

    /** One difference. */
    public static String line(Difference difference) {
        return switch (difference) {
            case Difference.Added added -> "+ " + added.id();
            case Difference.Removed removed -> "- " + removed.id();
            case Difference.Changed changed -> "~ " + changed.id() + " (" + changes(changed.changes()) + ")";
            case Difference.Renamed renamed ->
                "~ " + renamed.before() + " → " + renamed.id().label()
                        + (renamed.changes().isEmpty() ? "" : " (" + changes(renamed.changes()) + ")");
            case Difference.ColumnOrder order -> "~ " + order.id() + " (column order)";
        };
    }

    static String changes(List<Difference.Change> changes) {
        return changes.stream()
                .map(c -> c.property() + ": " + value(c.before()) + " → " + value(c.after()))
                .collect(Collectors.joining(", "));
    }

    private static String value(@Nullable String value) {
        var text = Objects.requireNonNullElse(value, "–").replaceAll("\\s+", " ");
        return Excerpt.of(text, LONGEST);
    }
}

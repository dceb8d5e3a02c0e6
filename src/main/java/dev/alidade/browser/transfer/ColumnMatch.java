package dev.alidade.browser.transfer;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the column that a name in a file means: the same name, else in other case, else with other separators. */
final class ColumnMatch {
    private ColumnMatch() {}

    static Optional<String> find(String name, Collection<String> columns) {
        if (columns.contains(name)) {
            return Optional.of(name);
        }
        return only(name, columns, n -> n.strip().toLowerCase(Locale.ROOT))
                .or(() -> only(name, columns, n -> n.toLowerCase(Locale.ROOT).replaceAll("[\\s_.\\-]+", "")));
    }

    /** The one column that equals the name in a simpler spelling; none when several do. */
    private static Optional<String> only(String name, Collection<String> columns, Function<String, String> spelling) {
        var wanted = spelling.apply(name);
        var found = columns.stream()
                .filter(c -> !wanted.isEmpty() && spelling.apply(c).equals(wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}

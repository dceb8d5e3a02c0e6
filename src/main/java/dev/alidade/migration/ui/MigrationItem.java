package dev.alidade.migration.ui;

import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.script.MigrationFolder.IgnoredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One line of the list. */
sealed interface MigrationItem {

    /** A migration. */
    record Entry(Migration migration) implements MigrationItem {}

    /** A file that is no migration. */
    record Ignored(IgnoredFile file) implements MigrationItem {}

    /** The name that identifies it and that the filter looks at. */
    default String name() {
        return switch (this) {
            case Entry entry ->
                entry.migration().script().isEmpty()
                        ? entry.migration().version().text()
                        : entry.migration().script();
            case Ignored ignored -> ignored.file().file();
        };
    }

    default boolean matches(String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var state = this instanceof Entry entry ? entry.migration().state().id() : "";
        return name().toLowerCase(Locale.ROOT).contains(wanted) || state.contains(wanted);
    }

    default boolean isApplicable() {
        return this instanceof Entry entry && entry.migration().state().isApplicable();
    }

    /** What is to be done on top, in its order; then the rest, newest first; then what is no migration. */
    static List<MigrationItem> ordered(MigrationStatus status) {
        var items = new ArrayList<MigrationItem>();
        status.applicable().forEach(m -> items.add(new Entry(m)));
        status.migrations().stream()
                .filter(m -> !m.state().isApplicable())
                .sorted(Comparator.comparing(Migration::version).reversed())
                .forEach(m -> items.add(new Entry(m)));
        status.folder().ignored().forEach(file -> items.add(new Ignored(file)));
        return items;
    }
}

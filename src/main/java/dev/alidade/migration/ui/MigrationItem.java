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

    /** The line above the files that are no migrations; they are shown below it when it is opened. */
    record Group(int count) implements MigrationItem {}

    /** A file that is no migration. */
    record Ignored(IgnoredFile file) implements MigrationItem {}

    /** The name that identifies it and that the filter looks at. */
    default String name() {
        return switch (this) {
            case Entry entry ->
                entry.migration().script().isEmpty()
                        ? entry.migration().version().text()
                        : entry.migration().script();
            case Group _ -> "";
            case Ignored ignored -> ignored.file().file();
        };
    }

    default boolean matches(String filter) {
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var state = this instanceof Entry entry ? entry.migration().state().id() : "";
        return name().toLowerCase(Locale.ROOT).contains(wanted) || state.contains(wanted);
    }

    /** Whether it is in the list: a filter finds files in the closed group too. */
    default boolean isShown(String filter, boolean open) {
        return switch (this) {
            case Entry _ -> matches(filter);
            case Group _ -> filter.isBlank();
            case Ignored _ -> filter.isBlank() ? open : matches(filter);
        };
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
        var ignored = status.folder().ignored();
        if (!ignored.isEmpty()) {
            items.add(new Group(ignored.size()));
        }
        ignored.forEach(file -> items.add(new Ignored(file)));
        return items;
    }
}

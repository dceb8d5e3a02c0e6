package dev.alidade.migration;

import dev.alidade.migration.script.ScriptVersion;
import java.util.List;
import java.util.Set;

/** Which of the migrations shall run. */
public sealed interface MigrationSelection {

    /** All that can. */
    record All() implements MigrationSelection {}

    /** One: the one that failed or was cut off, else the first that is not applied. */
    record Next() implements MigrationSelection {}

    /** All up to a version in the folder's order, that one included. */
    record UpTo(ScriptVersion version) implements MigrationSelection {}

    /** Only these. */
    record Only(Set<ScriptVersion> versions) implements MigrationSelection {
        public Only {
            versions = Set.copyOf(versions);
        }
    }

    /** The migrations meant, in the folder's order, whatever their state; for the next one all that it may be. */
    default List<Migration> among(List<Migration> migrations) {
        return switch (this) {
            case All _, Next _ -> migrations;
            case UpTo to -> upTo(migrations, to.version());
            case Only only ->
                migrations.stream()
                        .filter(m -> only.versions().contains(m.version()))
                        .toList();
        };
    }

    /** Dependencies may have changed the order; where the version is unknown, its number says what lies before it. */
    private static List<Migration> upTo(List<Migration> migrations, ScriptVersion version) {
        for (int i = migrations.size() - 1; i >= 0; i--) {
            if (migrations.get(i).version().equals(version)) {
                return migrations.subList(0, i + 1);
            }
        }
        return migrations.stream()
                .filter(m -> m.version().compareTo(version) <= 0)
                .toList();
    }
}

package dev.alidade.migration;

import dev.alidade.migration.script.ScriptVersion;
import java.util.Set;

/** Which of the applicable migrations shall run. */
public sealed interface MigrationSelection {

    /** All of them. */
    record All() implements MigrationSelection {}

    /** All up to a version, that one included. */
    record UpTo(ScriptVersion version) implements MigrationSelection {}

    /** Only these. */
    record Only(Set<ScriptVersion> versions) implements MigrationSelection {
        public Only {
            versions = Set.copyOf(versions);
        }
    }

    /** Whether a version is meant. */
    default boolean includes(ScriptVersion version) {
        return switch (this) {
            case All _ -> true;
            case UpTo to -> version.compareTo(to.version()) <= 0;
            case Only only -> only.versions().contains(version);
        };
    }
}

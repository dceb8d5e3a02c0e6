package dev.alidade.migration;

import dev.alidade.migration.script.ScriptVersion;
import java.util.Set;

/** Which of the applied migrations shall be taken back. */
public sealed interface RollbackSelection {

    /** The one with the highest version. */
    record Last() implements RollbackSelection {}

    /** All after a version, which itself stays applied; 0 for all. */
    record To(ScriptVersion version) implements RollbackSelection {}

    /** Only these. */
    record Only(Set<ScriptVersion> versions) implements RollbackSelection {
        public Only {
            versions = Set.copyOf(versions);
        }
    }
}

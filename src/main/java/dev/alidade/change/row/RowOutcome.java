package dev.alidade.change.row;

import java.util.List;

/** What came of changing rows. */
public sealed interface RowOutcome {
    /**
     * Committed and kept.
     *
     * @param kept by which it can be taken back
     * @param changes the rows
     * @param notes what else there is to say: rows that others depend on, values that triggers made
     */
    record Applied(KeptRows kept, List<RowChange> changes, List<String> notes) implements RowOutcome {
        public Applied {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }
    }

    /** Nothing was changed: these rows are not what they were. */
    record Conflicted(List<RowConflict> conflicts) implements RowOutcome {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Nothing was changed: more would change than was asked for, and undoing would not bring it back. */
    record Spreading(List<SideEffect> effects) implements RowOutcome {
        public Spreading {
            effects = List.copyOf(effects);
        }
    }
}

package dev.alidade.browser.ui;

import dev.alidade.change.row.RowOutcome;
import dev.alidade.error.Problem;

/** Where the staged edits of the grid stand. */
public sealed interface EditState {
    /** Nothing is going on; there may be staged edits. */
    record Editing() implements EditState {}

    /** Production: the user is asked once more. */
    record Asking(String database) implements EditState {}

    /** The transaction runs. */
    record Applying() implements EditState {}

    /**
     * Rows are not what they were; nothing was changed.
     *
     * @param undo whether a change was to be taken back
     */
    record Conflict(RowOutcome.Conflicted conflicted, boolean undo) implements EditState {}

    /** More would change than was asked for; nothing was changed. */
    record Spreading(RowOutcome.Spreading spreading, Runnable goAhead) implements EditState {}

    /** It was refused; nothing was changed. */
    record Failed(Problem problem) implements EditState {}

    /** Committed. */
    record Applied(RowOutcome.Applied applied) implements EditState {}

    /** Taken back. */
    record Undone(RowOutcome.Applied applied) implements EditState {}

    /** Why an edit was not taken. */
    record Refused(String sentence) implements EditState {}

    /**
     * What came of changing rows.
     *
     * @param goAhead does it although other rows change, too
     * @param undo whether a change was taken back
     */
    static EditState of(RowOutcome outcome, Runnable goAhead, boolean undo) {
        return switch (outcome) {
            case RowOutcome.Applied applied when undo -> new Undone(applied);
            case RowOutcome.Applied applied -> new Applied(applied);
            case RowOutcome.Conflicted conflicted -> new Conflict(conflicted, undo);
            case RowOutcome.Spreading spreading -> new Spreading(spreading, goAhead);
        };
    }
}

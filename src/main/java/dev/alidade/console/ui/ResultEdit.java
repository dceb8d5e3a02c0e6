package dev.alidade.console.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.SideEffect;
import dev.alidade.error.Problem;
import java.util.List;

/** Where the editing of a result stands. */
sealed interface ResultEdit {
    /** The result is only looked at. */
    record Off() implements ResultEdit {}

    /**
     * Values may be staged.
     *
     * @param revision counts what was staged, so that each is told
     */
    record Editing(int revision) implements ResultEdit {}

    /** The statements that would run, before they do. */
    record Preview(String sql) implements ResultEdit {}

    /** The server works. */
    record Working() implements ResultEdit {}

    /**
     * Committed, and kept such that it can be taken back.
     *
     * @param fresh whether the result shows the rows as they are now
     */
    record Applied(KeptRows kept, boolean fresh) implements ResultEdit {}

    /** Taken back. */
    record Undone() implements ResultEdit {}

    /** Nothing was changed: so many rows are not what the result shows. */
    record Conflicted(int rows) implements ResultEdit {}

    /** Nothing was changed: more would change than was asked for. */
    record Spreading(List<SideEffect> effects, Runnable goAhead) implements ResultEdit {}

    /** It could not be done. */
    record Failed(Problem problem) implements ResultEdit {}
}

package dev.alidade.corridor.ui;

import dev.alidade.change.row.KeptRows;
import dev.alidade.change.row.RowProposal;
import dev.alidade.error.Problem;
import java.util.List;

/** Where a change stands: nothing, seen, running, done, taken back, or why not. */
sealed interface ChangeState {
    record None() implements ChangeState {}

    record Preview(RowProposal proposal, String sql) implements ChangeState {}

    /** Production: the user is asked once more. */
    record Asking(Preview preview, String database) implements ChangeState {}

    record Running(String title) implements ChangeState {}

    record Applied(KeptRows kept, String title, int rows, List<String> notes) implements ChangeState {}

    record Undone(String title) implements ChangeState {}

    record Withheld(String reason) implements ChangeState {}

    record Failed(Problem problem) implements ChangeState {}
}

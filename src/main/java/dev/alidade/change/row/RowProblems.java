package dev.alidade.change.row;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;

/** Why rows cannot be changed. */
final class RowProblems {
    private RowProblems() {}

    static AppException refused(String key, Object... words) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, words), Messages.text(key + ".next")));
    }

    static AppException columnMissing(RowTable table, String column) {
        return refused("change.row.noColumn", table.label(), column);
    }
}

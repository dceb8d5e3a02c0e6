package dev.alidade.browser.transfer;

import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;

/** What the server says of an import, with the line of the file. */
final class ImportProblems {
    private ImportProblems() {}

    static AppException badRow(long line, AppException said) {
        var problem = said.problem();
        return new AppException(
                new Problem(
                        ProblemKind.STATEMENT,
                        "transfer.import.badRow",
                        Messages.text("transfer.import.badRow", line, SqlProblems.reason(said)),
                        Messages.text("transfer.import.badRow.next"),
                        problem.sqlState(),
                        problem.detail()),
                said);
    }

    static AppException badRow(Reject reject) {
        return new AppException(new Problem(
                ProblemKind.STATEMENT,
                "transfer.import.badRow",
                Messages.text("transfer.import.badRow", reject.line(), reject.reason()),
                Messages.text("transfer.import.badRow.next"),
                null,
                Excerpt.of(reject.text(), 500)));
    }

    static AppException deferred(AppException said) {
        var problem = said.problem();
        return new AppException(
                new Problem(
                        ProblemKind.STATEMENT,
                        "transfer.import.deferred",
                        Messages.text("transfer.import.deferred", SqlProblems.reason(said)),
                        Messages.text("transfer.import.deferred.next"),
                        problem.sqlState(),
                        problem.detail()),
                said);
    }
}

package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;

/**
 * A part of a statement that a user typed, taken as it stands: colons and question marks in it are no parameters. Give
 * it as the value of a {@code :name}, and run the statement with {@link Database#readFragment} only.
 */
public final class SqlFragment {
    private final String sql;

    private SqlFragment(String sql) {
        this.sql = sql;
    }

    /**
     * A condition; put in brackets, which it cannot leave.
     *
     * @throws AppException of kind REFUSED when it is no single expression: unfinished quotes, brackets without their
     *     other half, several statements, settings of the transaction
     */
    public static SqlFragment condition(String typed) {
        var bracketed = "(" + typed + "\n)";
        UserStatementGuard.check("select " + bracketed);
        int depth = 0;
        for (var token : SqlTokens.of(typed)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                throw unbalanced();
            }
        }
        if (depth != 0) {
            throw unbalanced();
        }
        return new SqlFragment(bracketed);
    }

    /** The text in its brackets, for a statement that is sent as it is ({@code COPY}), read-only. */
    public String text() {
        return sql;
    }

    /** The text for JDBC. */
    String forJdbc() {
        return SqlTokens.withDoubledQuestionMarks(sql);
    }

    private static AppException unbalanced() {
        return new AppException(Problem.of(
                ProblemKind.REFUSED,
                "database.guard.brackets",
                Messages.text("database.guard.brackets"),
                Messages.text("database.guard.brackets.next")));
    }
}

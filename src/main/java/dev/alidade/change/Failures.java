package dev.alidade.change;

import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Excerpt;

/** What a failure of a way back means. */
final class Failures {
    private static final int SHOWN = 400;

    private Failures() {}

    /** Whether nothing can go on after it: the user wants to stop, or the connection is gone. */
    static boolean isEnd(AppException failure, Session session) {
        return failure.problem().kind() == ProblemKind.CANCELLED
                || session.cancellation().isRequested()
                || SqlProblems.isConnectionLost(failure);
    }

    /** The same failure, told of a statement. */
    static AppException in(String statement, AppException failure) {
        var problem = failure.problem();
        var shown = Excerpt.of(statement, SHOWN);
        var detail = problem.detail() == null ? shown : shown + "\n" + problem.detail();
        return new AppException(
                new Problem(
                        problem.kind(),
                        problem.code(),
                        problem.message(),
                        problem.nextStep(),
                        problem.sqlState(),
                        detail),
                failure);
    }

    /** The finding that follows from a way back that failed. */
    static Reason reason(AppException failure) {
        var problem = failure.problem();
        var state = problem.sqlState();
        var code = switch (state) {
            case null -> Reason.Code.REVERSE_FAILED;
            case "55P03", "40P01" -> Reason.Code.LOCKED;
            case "57014" -> Reason.Code.TOO_SLOW;
            case "23502", "23503", "23505", "23514", "23P01" -> Reason.Code.VALUES_MISSING;
            default -> Reason.Code.REVERSE_FAILED;
        };
        var statement = problem.detail() == null
                ? ""
                : problem.detail().lines().findFirst().orElse("");
        return new Reason(code, statement, problem.message());
    }
}

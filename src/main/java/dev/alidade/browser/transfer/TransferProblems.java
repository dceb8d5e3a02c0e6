package dev.alidade.browser.transfer;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;

/** The problems of this package; each code is also the key of its sentence, and with {@code .next} of the next step. */
final class TransferProblems {
    private TransferProblems() {}

    static AppException usage(String code, Object... arguments) {
        return of(ProblemKind.USAGE, code, arguments);
    }

    static AppException refused(String code, Object... arguments) {
        return of(ProblemKind.REFUSED, code, arguments);
    }

    static AppException failed(String code, Object... arguments) {
        return of(ProblemKind.FAILED, code, arguments);
    }

    private static AppException of(ProblemKind kind, String code, Object... arguments) {
        return new AppException(
                Problem.of(kind, code, Messages.text(code, arguments), Messages.text(code + ".next", arguments)));
    }
}

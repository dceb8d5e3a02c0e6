package dev.alidade.error;

import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns any throwable into the {@link Problem} that is shown for it. */
public final class Problems {
    private Problems() {}

    /** The problem carried by an {@link AppException} anywhere in the chain, else an unexpected one with a stable code. */
    public static Problem of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AppException known) {
                return known.problem();
            }
        }
        var root = failure;
        while ((root instanceof CompletionException || root instanceof ExecutionException) && root.getCause() != null) {
            root = root.getCause();
        }
        var text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new Problem(ProblemKind.UNEXPECTED, "unexpected." + code(root), text, null, null, root.toString());
    }

    /** Eight hex digits that stay the same for the same exception class thrown at the same place. */
    static String code(Throwable failure) {
        var trace = failure.getStackTrace();
        var place = trace.length == 0
                ? ""
                : trace[0].getClassName() + '.' + trace[0].getMethodName() + ':' + trace[0].getLineNumber();
        return HexFormat.of().toHexDigits((failure.getClass().getName() + '@' + place).hashCode());
    }
}

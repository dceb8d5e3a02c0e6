package dev.alidade.error;

import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
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
        return unexpected(root);
    }

    /** No class names: those are for the log, and for whoever asks for the detail. */
    private static Problem unexpected(Throwable root) {
        var code = "unexpected." + code(root);
        var said = root.getMessage();
        var detail = root.toString();
        return switch (root) {
            case IOException file -> file(code, file, detail);
            case UncheckedIOException file -> file(code, Objects.requireNonNullElse(file.getCause(), file), detail);
            case OutOfMemoryError _ ->
                new Problem(
                        ProblemKind.UNEXPECTED,
                        code,
                        Messages.text("error.memory"),
                        Messages.text("error.memory.next"),
                        null,
                        detail);
            default ->
                new Problem(
                        ProblemKind.UNEXPECTED,
                        code,
                        said == null || !said.contains(" ")
                                ? Messages.text("error.unexpected")
                                : Messages.text("error.unexpected.told", said),
                        Messages.text("error.unexpected.next", code),
                        null,
                        detail);
        };
    }

    private static Problem file(String code, Throwable failure, String detail) {
        var said = Objects.requireNonNullElse(failure.getMessage(), "?");
        return new Problem(
                ProblemKind.UNEXPECTED,
                code,
                Messages.text("error.file", said),
                Messages.text("error.file.next"),
                null,
                detail);
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

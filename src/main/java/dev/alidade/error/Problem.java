package dev.alidade.error;

import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, in words a user can act on. Holds no secret: texts pass through {@link Redaction}.
 *
 * @param kind the family
 * @param code stable, dotted, lower case, e.g. {@code connection.refused}; never translated
 * @param message one clear sentence, translated
 * @param nextStep what to do next, translated; null when there is nothing sensible to do
 * @param sqlState five characters from the server; null when the server did not speak
 * @param detail more for the curious (server detail, hint, position); null when there is none
 */
public record Problem(
        ProblemKind kind,
        String code,
        String message,
        @Nullable String nextStep,
        @Nullable String sqlState,
        @Nullable String detail) {

    public Problem {
        message = Redaction.apply(message);
        nextStep = nextStep == null ? null : Redaction.apply(nextStep);
        detail = detail == null ? null : Redaction.apply(detail);
    }

    /** A problem that does not come from the server. */
    public static Problem of(ProblemKind kind, String code, String message, @Nullable String nextStep) {
        return new Problem(kind, code, message, nextStep, null, null);
    }
}

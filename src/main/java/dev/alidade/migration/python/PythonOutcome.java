package dev.alidade.migration.python;

import dev.alidade.error.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a program ended.
 *
 * @param exitCode 0 for success; what the system says of a program that was stopped
 * @param elapsedMs milliseconds
 * @param problem why it does not count as a success; null when it does
 */
public record PythonOutcome(
        int exitCode, long elapsedMs, @Nullable Problem problem) {

    /** Whether it did what it should. */
    public boolean succeeded() {
        return problem == null;
    }
}

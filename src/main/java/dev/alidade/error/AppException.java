package dev.alidade.error;

import org.jspecify.annotations.Nullable;

/** The only exception that services throw on purpose: a {@link Problem} with, at most, its technical cause. */
public final class AppException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public AppException(Problem problem) {
        this(problem, null);
    }

    public AppException(Problem problem, @Nullable Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    /** What to tell the user. */
    public Problem problem() {
        return problem;
    }
}

package dev.alidade.migration;

import org.jspecify.annotations.Nullable;

/** Carries a failure through libraries that only pass exceptions on. */
final class ScriptFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient MigrationFailure failure;

    ScriptFailed(MigrationFailure failure, @Nullable Throwable cause) {
        super(failure.problem().message(), cause);
        this.failure = failure;
    }

    MigrationFailure failure() {
        return failure;
    }
}

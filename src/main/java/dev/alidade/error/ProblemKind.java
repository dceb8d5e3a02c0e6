package dev.alidade.error;

/** The families of problems; each decides how loudly a screen speaks and how the command line exits. */
public enum ProblemKind {
    /** The command or the input was not understood. */
    USAGE(2),
    /** No usable connection: name, network, TLS, login, limits, or lost on the way. */
    CONNECTION(3),
    /** The role lacks a privilege (SQLSTATE 42501). */
    PERMISSION(1),
    /** The server refused a statement: syntax, missing object, violated constraint. */
    STATEMENT(1),
    /** Somebody else holds a lock, or two transactions collided. */
    LOCK(1),
    /** Alidade refuses because something would be lost, or because the connection is read-only. */
    REFUSED(4),
    /** The user asked to stop. */
    CANCELLED(130),
    /** Something expected failed: a file, a process, a missing program. */
    FAILED(1),
    /** A defect: shown in one dialog with a code to report. */
    UNEXPECTED(1);

    private final int exitCode;

    ProblemKind(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the command line: 1 failed, 2 usage, 3 no connection, 4 refused, 130 cancelled. */
    public int exitCode() {
        return exitCode;
    }
}

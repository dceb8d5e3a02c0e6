package dev.alidade.console;

/** Hears how a {@link ConsoleSession} fares, on the thread that works with it. */
@FunctionalInterface
public interface SessionWatcher {
    /** A transaction was opened, failed or ended. */
    void transaction(TransactionStatus status);

    /** The connection is gone; the next run opens a new session. */
    default void lost(SessionLoss loss) {}
}

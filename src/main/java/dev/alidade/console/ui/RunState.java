package dev.alidade.console.ui;

/** What the console does now. */
sealed interface RunState {
    /** Nothing. */
    record Idle() implements RunState {}

    /**
     * It runs statements.
     *
     * @param sinceNanos when it began, by {@link System#nanoTime}
     * @param number the statement under way, from 1
     * @param count how many are run
     * @param stopping whether it was asked to stop
     */
    record Running(long sinceNanos, int number, int count, boolean stopping) implements RunState {}

    default boolean isRunning() {
        return this instanceof Running;
    }
}

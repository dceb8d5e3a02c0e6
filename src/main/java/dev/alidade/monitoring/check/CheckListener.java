package dev.alidade.monitoring.check;

/** Hears how a run goes on, on the thread that runs it. */
public interface CheckListener {
    /** Hears nothing. */
    CheckListener NONE = new CheckListener() {};

    /**
     * A check begins.
     *
     * @param number counted from 1
     * @param of how many there are
     */
    default void begins(Check check, int number, int of) {}

    /** A check has ended. */
    default void ended(CheckResult result) {}
}

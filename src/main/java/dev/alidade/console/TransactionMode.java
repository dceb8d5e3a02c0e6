package dev.alidade.console;

/** When the console's statements take effect for others. */
public enum TransactionMode {
    /** Each by itself, at once, unless the user typed BEGIN. */
    AUTO,
    /** When the user says so: the first statement opens a transaction. */
    MANUAL
}

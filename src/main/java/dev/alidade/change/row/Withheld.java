package dev.alidade.change.row;

/** Ends the transaction of a change that must not be committed. */
final class Withheld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RowOutcome outcome;

    Withheld(RowOutcome outcome) {
        super("withheld", null, false, false);
        this.outcome = outcome;
    }

    RowOutcome outcome() {
        return outcome;
    }
}

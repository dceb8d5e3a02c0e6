package dev.alidade.change;

/**
 * What the user agreed to lose when a change is taken back.
 *
 * @param columnOrder that columns stand in another order than before
 * @param dataLoss that rows and values disappear, and that those which are gone stay gone
 */
public record Acceptance(boolean columnOrder, boolean dataLoss) {
    /** Nothing: exact and lossless, or not at all. */
    public static final Acceptance NOTHING = new Acceptance(false, false);
}

package dev.alidade.change;

/**
 * What the user agreed to when a change is taken back.
 *
 * @param order what happens when columns would stand in another order than before
 * @param dataLoss that rows and values disappear, and that those which are gone stay gone
 */
public record Acceptance(Order order, boolean dataLoss) {
    /** Nothing: exact and lossless, or not at all. */
    public static final Acceptance NOTHING = new Acceptance(Order.REFUSED, false);

    /** What happens when columns would stand in another order. */
    public enum Order {
        /** The change stays. */
        REFUSED,
        /** They may. */
        ACCEPTED,
        /** The table is written anew in the old order, which takes a lock, time and space. */
        REBUILT
    }

    /**
     * @param columnOrder that columns may stand in another order than before
     */
    public Acceptance(boolean columnOrder, boolean dataLoss) {
        this(columnOrder ? Order.ACCEPTED : Order.REFUSED, dataLoss);
    }

    /** Whether columns may stand in another order. */
    public boolean columnOrder() {
        return order == Order.ACCEPTED;
    }

    /** Whether tables are built anew for the old order. */
    public boolean rebuilds() {
        return order == Order.REBUILT;
    }

    /** Whether the user has said what happens when columns would stand in another order. */
    public boolean decidesOrder() {
        return order != Order.REFUSED;
    }
}

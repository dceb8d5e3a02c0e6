package dev.alidade.catalog;

/** Whose doing a difference between two snapshots of one transaction is. */
public enum Author {
    /** This transaction's. */
    OURS,
    /** Somebody else's, committed in between. */
    OTHERS,
    /** Some of its properties are this transaction's, the others somebody else's; each one is known. */
    BOTH,
    /** Both have written the same row, or no row tells: a person has to decide. */
    UNKNOWN
}

package dev.alidade.migration.ledger;

/** What to do with a file of which a part is committed. */
public enum Resume {
    /** Go on where that is certain; where one statement is in doubt, refuse and show what speaks for what. */
    ASK,
    /** Send the statement in doubt, again; an invalid index that it left is dropped before. */
    HERE,
    /** Take the statement in doubt for done. */
    AFTER,
    /** Run the whole file from its first statement. */
    START
}

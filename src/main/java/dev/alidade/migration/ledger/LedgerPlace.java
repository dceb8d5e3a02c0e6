package dev.alidade.migration.ledger;

/** Where the ledger is kept. */
public enum LedgerPlace {
    /** In the database where it is already there, else in the user's folder. */
    AUTO,
    /** In schema {@code alidade} of the database, which is made when it is missing: the user was asked. */
    DATABASE,
    /** In the user's data folder, one file a database. */
    LOCAL
}

package dev.alidade.browser.transfer;

/** What happens to rows that the table does not take. */
public enum ImportMode {
    /** One transaction; the first bad row takes everything back. */
    ALL_OR_NOTHING,
    /** One transaction; bad rows are left out and kept with their reasons. */
    SKIP_REJECTS,
    /** Committed in parts, bad rows left out; after an interruption it goes on where it was. */
    RESUMABLE
}

package dev.alidade.migration;

import java.util.Locale;

/** Where a migration stands. */
public enum MigrationState {
    /** Not applied; Apply would run it. */
    PENDING,
    /** Applied, and the file is what was applied. */
    APPLIED,
    /** A history recorded its failure; Apply would run it again. */
    FAILED,
    /** Cut off half-way, with a part of it committed; Apply would go on where it stopped. */
    INTERRUPTED,
    /** Applied, but the file is not in the folder. */
    MISSING,
    /** Applied, but the file was changed since. */
    CHANGED,
    /** Applied, and only comments or blanks of the file were changed since. */
    CHANGED_COMMENTS,
    /** Not applied, while a later one is; Apply would run it. */
    OUT_OF_ORDER,
    /** Applied once and taken back; Apply would run it again. */
    UNDONE,
    /** Older than the point from which the history begins; taken as applied. */
    BASELINE,
    /** Must not run; the reason says why. */
    BLOCKED,
    /** Applied, not in the folder, and later than everything in it. */
    FUTURE;

    /** The stable word of the command line's output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether Apply would run it. */
    public boolean isApplicable() {
        return this == PENDING || this == OUT_OF_ORDER || this == FAILED || this == UNDONE || this == INTERRUPTED;
    }

    /** Whether it is in the database and could be taken back. */
    public boolean isApplied() {
        return this == APPLIED || this == CHANGED || this == CHANGED_COMMENTS || this == MISSING || this == FUTURE;
    }

    /** The state with this word. */
    public static MigrationState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package dev.alidade.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * Client connections against the limits.
 *
 * @param total of the whole server
 * @param inDatabase to this database
 * @param ofRole of the current role
 * @param active running a statement
 * @param idle waiting for their client
 * @param idleInTransaction waiting for their client inside a transaction
 * @param unknownState of other roles, when the current one may not look at them
 * @param serverLimit {@code max_connections}
 * @param reserved of these, kept for superusers and maintenance
 * @param databaseLimit limit of this database; null when it has none
 * @param roleLimit limit of the current role; null when it has none
 */
public record ConnectionUse(
        int total,
        int inDatabase,
        int ofRole,
        int active,
        int idle,
        int idleInTransaction,
        int unknownState,
        int serverLimit,
        int reserved,
        @Nullable Integer databaseLimit,
        @Nullable Integer roleLimit) {

    /** Used share of what ordinary roles may use, 0 to 1 and beyond when reserved ones are in use. */
    public double share() {
        return (double) total / Math.max(1, serverLimit - reserved);
    }
}

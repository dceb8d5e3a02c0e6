package dev.alidade.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where and when a snapshot was taken.
 *
 * @param serverVersion as {@code server_version_num} gives it, e.g. 150018
 * @param database the database's name
 * @param identity tells one database of one cluster from all others, whatever they are called; null when unknown (files
 *     written by older versions)
 * @param moment {@code pg_current_snapshot()} when reading began: whatever it does not show was committed since; null
 *     for snapshots from files
 */
public record SnapshotOrigin(
        int serverVersion,
        String database,
        @Nullable String identity,
        @Nullable String moment) {
    /** The same database at another moment. */
    SnapshotOrigin at(String later) {
        return new SnapshotOrigin(serverVersion, database, identity, later);
    }

    /** Whether addresses of both mean the same objects. */
    boolean isSameDatabase(SnapshotOrigin other) {
        return identity != null && identity.equals(other.identity);
    }
}

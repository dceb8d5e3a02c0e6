package dev.alidade.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One relation in the tree.
 *
 * @param name schema and name
 * @param kind what it is
 * @param estimatedRows the planner's estimate; null when not known (a view, or never analysed): never to be shown as 0
 * @param totalBytes heap, indexes and TOAST, partitions included; 0 where nothing is stored
 * @param rowSecurity row security enabled
 * @param rowSecurityForced row security enabled for the owner too
 * @param realtime its changes are published to Supabase Realtime
 * @param readable whether the current role may read at least one column
 * @param description its comment; null when it has none
 * @param extension the extension it belongs to; null when people made it
 * @param partitions direct partitions, themselves with theirs; empty for anything but a partitioned table
 */
public record RelationEntry(
        RelationName name,
        RelationKind kind,
        @Nullable Long estimatedRows,
        long totalBytes,
        boolean rowSecurity,
        boolean rowSecurityForced,
        boolean realtime,
        boolean readable,
        @Nullable String description,
        @Nullable String extension,
        List<RelationEntry> partitions) {

    public RelationEntry {
        partitions = List.copyOf(partitions);
    }

    /** The same relation with other partitions below it. */
    RelationEntry withPartitions(List<RelationEntry> below) {
        return new RelationEntry(
                name,
                kind,
                estimatedRows,
                totalBytes,
                rowSecurity,
                rowSecurityForced,
                realtime,
                readable,
                description,
                extension,
                below);
    }
}

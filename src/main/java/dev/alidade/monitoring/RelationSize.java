package dev.alidade.monitoring;

import org.jspecify.annotations.Nullable;

/**
 * The size of one table or materialised view; of a partitioned table, the sum of its partitions.
 *
 * @param schema schema name
 * @param relation relation name
 * @param kind what it is
 * @param partitionOf {@code schema.name} of the partitioned table directly above; null for anything but a partition
 * @param partitions partitions that hold rows, at any depth
 * @param heapBytes rows with their free-space and visibility maps
 * @param indexBytes all indexes
 * @param toastBytes long values kept apart, with their index
 * @param estimatedRows the planner's estimate; null when something in it was never analysed
 * @param locked somebody holds it exclusively: sizes are the last known page counts
 * @param extension the extension it belongs to; null when people made it
 */
public record RelationSize(
        String schema,
        String relation,
        Kind kind,
        @Nullable String partitionOf,
        int partitions,
        long heapBytes,
        long indexBytes,
        long toastBytes,
        @Nullable Long estimatedRows,
        boolean locked,
        @Nullable String extension) {
    /** What is measured. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        MATERIALIZED_VIEW
    }

    /** {@code schema.relation}. */
    public String name() {
        return schema + "." + relation;
    }

    /** The same with another size of its indexes. */
    RelationSize withIndexBytes(long bytes) {
        return new RelationSize(
                schema,
                relation,
                kind,
                partitionOf,
                partitions,
                heapBytes,
                bytes,
                toastBytes,
                estimatedRows,
                locked,
                extension);
    }

    /** Everything together. */
    public long totalBytes() {
        return heapBytes + indexBytes + toastBytes;
    }
}

package dev.alidade.monitoring;

import java.util.List;

/**
 * The database on disk.
 *
 * @param database its name
 * @param bytes all files of the database, catalogue included
 * @param tables tables people made; a partitioned table counts once
 * @param partitions their partitions that hold rows
 * @param indexes their indexes; those of partitions count with their root
 */
public record DatabaseSize(String database, long bytes, long tables, long partitions, long indexes) {
    /** Counts what people made. */
    static DatabaseSize of(String database, long bytes, List<RelationSize> relations, List<IndexUsage> indexes) {
        var own = relations.stream()
                .filter(relation ->
                        relation.extension() == null && relation.kind() != RelationSize.Kind.MATERIALIZED_VIEW)
                .toList();
        return new DatabaseSize(
                database,
                bytes,
                own.stream().filter(relation -> relation.partitionOf() == null).count(),
                own.stream()
                        .filter(relation -> relation.partitionOf() != null
                                && relation.kind() != RelationSize.Kind.PARTITIONED_TABLE)
                        .count(),
                indexes.stream()
                        .filter(index -> index.extension() == null && index.partOf() == null)
                        .count());
    }
}

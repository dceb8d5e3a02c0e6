package dev.alidade.monitoring;

/**
 * The database on disk.
 *
 * @param database its name
 * @param bytes all files of the database, catalogue included
 * @param tables tables people made; a partitioned table counts once
 * @param partitions their partitions that hold rows
 * @param indexes their indexes; those of partitions count with their root
 */
public record DatabaseSize(String database, long bytes, long tables, long partitions, long indexes) {}

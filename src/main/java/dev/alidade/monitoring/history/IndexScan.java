package dev.alidade.monitoring.history;

/**
 * The counter of one index as the server has it.
 *
 * @param oid its number, which a new index of the same name does not share
 * @param schema schema of the table
 * @param relation table
 * @param index name
 * @param bytes size by the last VACUUM or ANALYZE
 * @param scans scans since the statistics were reset
 * @param needed whether it enforces something
 */
public record IndexScan(
        long oid, String schema, String relation, String index, long bytes, long scans, boolean needed) {}

package dev.alidade.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything the health screen shows, taken at one time.
 *
 * @param takenAt when, by this machine's clock
 * @param took how long the server needed, round trips included
 * @param databaseSize size and counts
 * @param relations sizes of relations
 * @param indexes index usage
 * @param exposed schemas an API serves
 * @param rowSecurity row security of tables
 * @param activity scans, writes, maintenance
 * @param connections connections against limits
 * @param cacheHit buffer hits
 * @param statistics since when the counters count
 */
public record HealthSnapshot(
        Instant takenAt,
        Duration took,
        Measured<DatabaseSize> databaseSize,
        Measured<List<RelationSize>> relations,
        Measured<List<IndexUsage>> indexes,
        Measured<ExposedSchemas> exposed,
        Measured<List<RowSecurity>> rowSecurity,
        Measured<List<TableActivity>> activity,
        Measured<ConnectionUse> connections,
        Measured<CacheHit> cacheHit,
        Measured<StatisticsAge> statistics) {

    /** Indexes that were never scanned, enforce nothing and are people's own. */
    public Measured<List<IndexUsage>> unusedIndexes() {
        return indexes.map(all -> all.stream()
                .filter(i -> i.extension() == null && i.verdict() == IndexUsage.Verdict.UNUSED)
                .toList());
    }

    /** Tables of people's own in exposed schemas that have row security off. */
    public Measured<List<RowSecurity>> unprotected() {
        return rowSecurity.map(all -> all.stream()
                .filter(t -> t.extension() == null && t.exposed() && !t.enabled())
                .toList());
    }
}

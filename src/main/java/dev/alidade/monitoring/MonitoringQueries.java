package dev.alidade.monitoring;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server how it is doing; one method a query. Each is one short read-only transaction that waits for no lock
 * longer than two seconds. Needs no privilege beyond connecting; a role without {@code pg_read_all_stats} sees less in
 * {@link #connections}. Every method throws {@link AppException} as {@link Database#read} does. Thread-safe; blocks, so
 * not for the UI thread.
 */
public final class MonitoringQueries {
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    private final Database database;

    public MonitoringQueries(Database database) {
        this.database = database;
    }

    /** The query as this server gets it, for showing. */
    public MonitoringQuery sent(MonitoringQuery query) {
        return query.on(database.facts().major());
    }

    /** Size and number of objects of the current database. */
    public DatabaseSize databaseSize(Cancellation cancellation) {
        return one(
                MonitoringQuery.DATABASE_SIZE,
                cancellation,
                row -> new DatabaseSize(
                        row.text("database_name"),
                        row.bigint("size_bytes"),
                        row.bigint("tables"),
                        row.bigint("partitions"),
                        row.bigint("indexes")));
    }

    /**
     * The same, without counting what the same look has listed.
     *
     * @param relations as {@link #relationSizes} found them
     * @param indexes as {@link #indexUsage} found them
     */
    public DatabaseSize databaseSize(
            List<RelationSize> relations, List<IndexUsage> indexes, Cancellation cancellation) {
        return narrowed(
                        MonitoringQuery.DATABASE_SIZE,
                        cancellation,
                        row -> DatabaseSize.of(row.text("database_name"), row.bigint("size_bytes"), relations, indexes))
                .getFirst();
    }

    /** Tables and materialised views, largest first. */
    public List<RelationSize> relationSizes(Cancellation cancellation) {
        return all(MonitoringQuery.RELATION_SIZE, cancellation, MonitoringQueries::relationSize);
    }

    /**
     * The same, without measuring again what was measured for the indexes.
     *
     * @param indexes all indexes, as {@link #indexUsage} found them in the same look
     */
    public List<RelationSize> relationSizes(List<IndexUsage> indexes, Cancellation cancellation) {
        return IndexSums.of(indexes)
                .added(narrowed(MonitoringQuery.RELATION_SIZE, cancellation, MonitoringQueries::apart));
    }

    /** Indexes, largest first. */
    public List<IndexUsage> indexUsage(Cancellation cancellation) {
        return all(MonitoringQuery.INDEX_USAGE, cancellation, MonitoringQueries::indexUsage);
    }

    /** The schemas an API serves; {@code public} is assumed where the server does not say. */
    public ExposedSchemas exposedSchemas(Cancellation cancellation) {
        return ExposedSchemas.of(
                all(MonitoringQuery.EXPOSED_SCHEMAS, cancellation, row -> new Setting(row.textOrNull("schema_list")))
                        .getFirst()
                        .value());
    }

    /** Row security of every table, by name. */
    public List<RowSecurity> rowSecurity(ExposedSchemas exposed, Cancellation cancellation) {
        return all(MonitoringQuery.ROW_SECURITY, cancellation, row -> rowSecurity(exposed, row));
    }

    /** Scans, writes and maintenance of every table that holds rows, most rows read sequentially first. */
    public List<TableActivity> tableActivity(Cancellation cancellation) {
        return all(MonitoringQuery.TABLE_ACTIVITY, cancellation, row -> tableActivity(row, row.bigint("index_scans")));
    }

    /**
     * The same, without counting again what was counted for the indexes.
     *
     * @param indexes all indexes, as {@link #indexUsage} found them in the same look
     */
    public List<TableActivity> tableActivity(List<IndexUsage> indexes, Cancellation cancellation) {
        var sums = IndexSums.of(indexes);
        return narrowed(
                MonitoringQuery.TABLE_ACTIVITY,
                cancellation,
                row -> tableActivity(row, sums.scans(row.text("schema_name"), row.text("relation_name"))));
    }

    /** Client connections against the limits. */
    public ConnectionUse connections(Cancellation cancellation) {
        return one(
                MonitoringQuery.CONNECTIONS,
                cancellation,
                row -> new ConnectionUse(
                        row.integer("total"),
                        row.integer("in_database"),
                        row.integer("of_role"),
                        row.integer("active"),
                        row.integer("idle"),
                        row.integer("idle_in_transaction"),
                        row.integer("unknown_state"),
                        row.integer("server_limit"),
                        row.integer("reserved"),
                        integerOrNull(row, "database_limit"),
                        integerOrNull(row, "role_limit")));
    }

    /** Buffer hits of the current database. */
    public CacheHit cacheHit(Cancellation cancellation) {
        return one(
                MonitoringQuery.CACHE_HIT,
                cancellation,
                row -> new CacheHit(row.bigint("hit_blocks"), row.bigint("read_blocks")));
    }

    /** Since when the counters count. */
    public StatisticsAge statisticsAge(Cancellation cancellation) {
        return one(
                MonitoringQuery.STATISTICS_AGE,
                cancellation,
                row -> new StatisticsAge(
                        row.instantOrNull("reset_at"),
                        present(row.instantOrNull("started_at")),
                        present(row.instantOrNull("server_time")),
                        row.bool("is_counting"),
                        row.bool("is_replica")));
    }

    private record Setting(@Nullable String value) {}

    private static RelationSize relationSize(Row row) {
        var parent = row.textOrNull("parent_name");
        return new RelationSize(
                row.text("schema_name"),
                row.text("relation_name"),
                RelationSize.Kind.valueOf(row.text("kind")),
                parent == null ? null : row.text("parent_schema") + "." + parent,
                row.integer("partitions"),
                row.bigint("heap_bytes"),
                row.bigint("index_bytes"),
                row.bigint("toast_bytes"),
                row.bigintOrNull("rows_estimate"),
                row.bool("locked"),
                row.textOrNull("extension_name"));
    }

    private static IndexSums.Apart apart(Row row) {
        var parent = row.textOrNull("parent_name");
        return new IndexSums.Apart(
                relationSize(row), parent == null ? null : new IndexSums.Table(row.text("parent_schema"), parent));
    }

    private static TableActivity tableActivity(Row row, long indexScans) {
        return new TableActivity(
                row.text("schema_name"),
                row.text("relation_name"),
                row.bigint("sequential_scans"),
                row.bigint("sequential_rows"),
                indexScans,
                row.bigint("inserted"),
                row.bigint("updated"),
                row.bigint("deleted"),
                row.bigint("live_rows"),
                row.bigint("dead_rows"),
                row.instantOrNull("last_vacuum"),
                row.instantOrNull("last_analyze"),
                row.textOrNull("extension_name"));
    }

    private static IndexUsage indexUsage(Row row) {
        return new IndexUsage(
                row.text("schema_name"),
                row.text("relation_name"),
                row.text("index_name"),
                row.textOrNull("part_of"),
                row.text("method"),
                row.bigint("scans"),
                row.bigint("size_bytes"),
                row.instantOrNull("last_scan"),
                duty(row),
                row.bool("is_valid"),
                row.bool("is_partial"),
                row.bool("leads_foreign_key"),
                row.textOrNull("extension_name"));
    }

    private static IndexUsage.Duty duty(Row row) {
        if (row.bool("is_primary")) {
            return IndexUsage.Duty.PRIMARY_KEY;
        }
        if (row.bool("is_exclusion")) {
            return IndexUsage.Duty.EXCLUSION;
        }
        if (row.bool("is_unique")) {
            return IndexUsage.Duty.UNIQUE;
        }
        return row.bool("is_replica_identity") ? IndexUsage.Duty.REPLICA_IDENTITY : IndexUsage.Duty.NONE;
    }

    private static RowSecurity rowSecurity(ExposedSchemas exposed, Row row) {
        var schema = row.text("schema_name");
        return new RowSecurity(
                schema,
                row.text("relation_name"),
                row.bool("is_partitioned"),
                row.bool("is_partition"),
                row.bool("is_enabled"),
                row.bool("is_forced"),
                row.integer("policies"),
                truthOrNull(row, "anon_reads"),
                truthOrNull(row, "anon_writes"),
                truthOrNull(row, "authenticated_reads"),
                row.bool("everybody_reads"),
                exposed.names().contains(schema),
                row.textOrNull("extension_name"));
    }

    private static @Nullable Boolean truthOrNull(Row row, String column) {
        var text = row.textOrNull(column);
        return text == null ? null : Boolean.valueOf(text.equals("t"));
    }

    private static @Nullable Integer integerOrNull(Row row, String column) {
        var number = row.bigintOrNull(column);
        return number == null ? null : Integer.valueOf(Math.toIntExact(number));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("unexpected NULL");
        }
        return value;
    }

    private <T> T one(MonitoringQuery query, Cancellation cancellation, Function<Row, T> mapper) {
        return all(query, cancellation, mapper).getFirst();
    }

    private <T> List<T> all(MonitoringQuery query, Cancellation cancellation, Function<Row, T> mapper) {
        return database.read(cancellation, (Session session) -> {
            session.execute(PATIENCE);
            return session.list(sent(query), Parameters.none(), mapper);
        });
    }

    private <T> List<T> narrowed(MonitoringQuery query, Cancellation cancellation, Function<Row, T> mapper) {
        return database.read(cancellation, (Session session) -> {
            session.execute(PATIENCE);
            var rows = new ArrayList<T>();
            session.only(query, Parameters.none(), row -> rows.add(mapper.apply(row)));
            return rows;
        });
    }
}

package dev.alidade.monitoring.check;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.monitoring.MonitoringQueries;
import dev.alidade.monitoring.MonitoringService;
import io.github.mfvanek.pg.connection.PgConnectionImpl;
import io.github.mfvanek.pg.connection.host.PgHostImpl;
import io.github.mfvanek.pg.core.checks.common.DatabaseCheckOnHost;
import io.github.mfvanek.pg.core.checks.host.StandardChecksOnHost;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * All checks that read the catalog only, those that pg-index-health knows, too, and its own run of the same ones, on the
 * same database; and a refresh of the Health screen, on the clock and on the server's processor.
 */
public final class HealthBench {
    private static final int BATCH = 200;

    /** Our checks by the names of pg-index-health. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("BTREE_INDEXES_ON_ARRAY_COLUMNS", "btree_indexes_on_array_columns"),
            Map.entry("COLUMNS_WITH_JSON_TYPE", "columns_with_json_type"),
            Map.entry("COLUMNS_WITH_MONEY_TYPE", "columns_with_money_type"),
            Map.entry("COLUMNS_WITH_SERIAL_TYPES", "columns_with_serial_types"),
            Map.entry("COLUMNS_WITH_TIMESTAMP_OR_TIMETZ_TYPE", "columns_with_timestamp_without_zone"),
            Map.entry("DUPLICATED_FOREIGN_KEYS", "duplicated_foreign_keys"),
            Map.entry("DUPLICATED_INDEXES", "duplicate_index"),
            Map.entry("FOREIGN_KEYS_WITHOUT_INDEX", "unindexed_foreign_keys"),
            Map.entry("FOREIGN_KEYS_WITH_UNMATCHED_COLUMN_TYPE", "foreign_keys_with_unmatched_column_type"),
            Map.entry("INDEXES_WITH_BOOLEAN", "indexes_with_boolean"),
            Map.entry("INDEXES_WITH_NULL_VALUES", "indexes_with_null_values"),
            Map.entry("INTERSECTED_INDEXES", "redundant_index"),
            Map.entry("INVALID_INDEXES", "invalid_index"),
            Map.entry("NOT_VALID_CONSTRAINTS", "not_valid_constraints"),
            Map.entry("PRIMARY_KEYS_WITH_VARCHAR", "primary_keys_with_varchar"),
            Map.entry("SEQUENCE_OVERFLOW", "sequence_overflow"),
            Map.entry("TABLES_WITHOUT_PRIMARY_KEY", "no_primary_key"),
            Map.entry("TABLES_WITH_ZERO_OR_ONE_COLUMN", "tables_without_columns"),
            Map.entry("UNUSED_INDEXES", "unused_index"));

    private final BenchServer server;
    private final int tables;

    public HealthBench(BenchServer server, int tables) {
        this.server = server;
        this.tables = Math.max(1, tables);
    }

    /** Aim: all below ten seconds at 10,000 tables, and no slower than the library on what both know. */
    public Race race() {
        var target = server.database();
        var database = Database.open(target, () -> {});
        fill(database, tables);
        var shared = Checks.ofCatalog().stream()
                .filter(check -> SAME.containsValue(check.id()))
                .toList();
        var theirs = theirs(target);
        var queries = new MonitoringQueries(database);
        var health = new MonitoringService(queries, Clock.systemUTC());
        var cpu = new ServerCpu(database);
        return new Race(
                "Health of " + tables + " tables",
                "one run",
                List.of(
                        new Contestant(
                                shared.size() + " checks that both know",
                                () -> Contestant.timed(() -> run(database, shared))),
                        new Contestant(
                                theirs.size() + " of pg-index-health, the same",
                                () -> Contestant.timed(() -> theirs.forEach(DatabaseCheckOnHost::check))),
                        new Contestant(
                                Checks.ofCatalog().size() + " checks of the catalog, all of ours",
                                () -> Contestant.timed(() -> run(database, Checks.ofCatalog()))),
                        new Contestant(
                                "a refresh of the Health screen",
                                () -> Contestant.timed(() -> health.snapshot(new Cancellation()))),
                        new Contestant(
                                "server CPU of all our checks", () -> cpu.of(() -> run(database, Checks.ofCatalog()))),
                        new Contestant(
                                "server CPU of a refresh", () -> cpu.of(() -> health.snapshot(new Cancellation()))),
                        new Contestant(
                                "server CPU of its questions one by one", () -> cpu.of(() -> oneByOne(queries)))));
    }

    /** What a refresh asks, without what its questions spare each other. */
    private static void oneByOne(MonitoringQueries queries) {
        var never = new Cancellation();
        queries.databaseSize(never);
        queries.relationSizes(never);
        queries.indexUsage(never);
        queries.rowSecurity(queries.exposedSchemas(never), never);
        queries.tableActivity(never);
        queries.connections(never);
        queries.cacheHit(never);
        queries.statisticsAge(never);
    }

    /** Through a pool of one connection that does not compile queries, as our runner's. */
    private static List<? extends DatabaseCheckOnHost<?>> theirs(DatabaseTarget target) {
        var url = "jdbc:postgresql://" + target.host() + ":" + target.port() + "/" + target.database();
        var pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(target.user());
        var password = target.password();
        if (password != null) {
            pool.setPassword(password.reveal());
        }
        pool.setMaximumPoolSize(1);
        pool.setConnectionInitSql("set jit = off");
        var connection = PgConnectionImpl.of(new HikariDataSource(pool), PgHostImpl.ofUrl(url));
        return new StandardChecksOnHost()
                .apply(connection).stream()
                        .filter(check -> SAME.containsKey(check.getName()))
                        .toList();
    }

    private static void run(Database database, List<Check> checks) {
        var results =
                new CheckRunner(database).run(checks, CheckSettings.preset(), CheckListener.NONE, new Cancellation());
        var late = results.stream()
                .filter(result -> result.verdict() == CheckResult.Verdict.NOT_CHECKED)
                .filter(result -> result.took().toSeconds() >= 30)
                .toList();
        if (!late.isEmpty()) {
            throw new IllegalStateException("took too long: " + late);
        }
    }

    /** Tables with keys, indexes, row security and a policy, each referring to the one before. */
    private static void fill(Database database, int count) {
        for (int from = 1; from <= count; from += BATCH) {
            var create = """
                do $$ begin for n in %d..%d loop
                    execute format('create table t%%s (id bigint generated always as identity primary key,
                        parent_id bigint references t%%s, owner uuid, name text, at timestamptz, doc jsonb)',
                        n, greatest(n - 1, 1));
                    execute format('create index on t%%s (parent_id)', n);
                    execute format('create index on t%%s (name, at)', n);
                    execute format('alter table t%%s enable row level security', n);
                    execute format('create policy p on t%%s for select using (id > 0)', n);
                end loop; end $$\
                """.formatted(from, Math.min(count, from + BATCH - 1));
            database.session(new Cancellation(), session -> {
                session.execute(create);
                return true;
            });
        }
        database.session(new Cancellation(), session -> {
            session.execute("analyze");
            return true;
        });
    }
}

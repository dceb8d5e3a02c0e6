package dev.alidade.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every query on a good and a bad schema, two schemas, quoted names, partitions; as superuser and as Supabase's role. */
class MonitoringQueriesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private final Cancellation never = new Cancellation();

    enum Login {
        SUPERUSER,
        SUPABASE;

        Database open(TestDatabase sandbox) {
            return this == SUPERUSER ? sandbox.asSuperuser() : sandbox.asSupabaseRole();
        }
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void sizesAddUpAndPartitionsAreSummedAtTheirRoot(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                create schema "Other ""S"" x";
                create table "Other ""S"" x"."Mixed Case" (id int primary key, long text);
                insert into "Other ""S"" x"."Mixed Case"
                select g, (select string_agg(md5(random()::text), '') from generate_series(1, 200) where g > 0)
                from generate_series(1, 50) g;
                create table log (id int, day date, primary key (id, day)) partition by range (day);
                create table log_20 partition of log for values from ('2020-01-01') to ('2021-01-01');
                create table log_21 partition of log for values from ('2021-01-01') to ('2022-01-01') partition by hash (id);
                create table log_21_0 partition of log_21 for values with (modulus 1, remainder 0);
                insert into log select g, '2020-05-05' from generate_series(1, 700) g;
                insert into log select g, '2021-05-05' from generate_series(1, 300) g;
                analyze log;
                create table fresh as select generate_series(1, 10)""");
        var sizes = new MonitoringQueries(database).relationSizes(never);
        var mixed = one(sizes, s -> s.name().equals("Other \"S\" x.Mixed Case"));
        assertThat(mixed.heapBytes()).isPositive();
        assertThat(mixed.indexBytes()).isPositive();
        assertThat(mixed.toastBytes()).isGreaterThan(50 * 6400 / 2);
        assertThat(mixed.totalBytes())
                .isEqualTo(number(database, "select pg_total_relation_size('\"Other \"\"S\"\" x\".\"Mixed Case\"')"));
        var root = one(sizes, s -> s.relation().equals("log"));
        assertThat(root.kind()).isEqualTo(RelationSize.Kind.PARTITIONED_TABLE);
        assertThat(root.partitions()).isEqualTo(2);
        assertThat(root.estimatedRows()).isEqualTo(1000);
        assertThat(root.totalBytes()).isEqualTo(number(database, """
                        select pg_total_relation_size('log_20') + pg_total_relation_size('log_21_0')"""));
        assertThat(one(sizes, s -> s.relation().equals("log_21_0")).partitionOf())
                .isEqualTo("public.log_21");
        assertThat(one(sizes, s -> s.relation().equals("fresh")).estimatedRows())
                .isNull();
        assertThat(one(sizes, s -> s.relation().equals("spatial_ref_sys")).extension())
                .isEqualTo("postgis");
        var whole = new MonitoringQueries(database).databaseSize(never);
        assertThat(whole.tables()).isEqualTo(3);
        assertThat(whole.partitions()).isEqualTo(2);
        assertThat(whole.indexes()).isEqualTo(2);
        assertThat(whole.bytes())
                .isGreaterThan(sizes.stream()
                        .filter(s -> s.partitionOf() == null)
                        .mapToLong(RelationSize::totalBytes)
                        .sum());
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void aLookThatKnowsTheIndexesFindsTheSameWithoutMeasuringThemAgain(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                create schema "a.b"; create schema a;
                create table "a.b".c (id int primary key, long text);
                create table a."b.c" (id int primary key, v int, w point);
                create index on a."b.c" (v); create index on a."b.c" using gist (w);
                insert into "a.b".c select g, repeat(md5(g::text), 300) from generate_series(1, 90) g;
                insert into a."b.c" select g, g, point(g, g) from generate_series(1, 9000) g;
                delete from a."b.c" where id % 3 > 0;
                create table log (id int, day int, primary key (id, day)) partition by range (day);
                create table a.log_0 partition of log for values from (0) to (10);
                create table log_1 partition of log for values from (10) to (20) partition by hash (id);
                create table log_1_0 partition of log_1 for values with (modulus 2, remainder 0);
                create table log_1_1 partition of log_1 for values with (modulus 2, remainder 1);
                create index own on log_1_0 (day);
                insert into log select g, g % 20 from generate_series(1, 5000) g;
                create materialized view seen as select id from log; create index on seen (id);
                create table bare (id int);""");
        run(database, "vacuum analyze");
        var queries = new MonitoringQueries(database);
        var indexes = queries.indexUsage(never);
        assertThat(queries.relationSizes(indexes, never))
                .usingRecursiveComparison()
                .isEqualTo(queries.relationSizes(never))
                .isNotEqualTo(List.of());
        assertThat(queries.databaseSize(queries.relationSizes(indexes, never), indexes, never))
                .isEqualTo(queries.databaseSize(never));
        var gist = one(indexes, i -> i.method().equals("gist") && i.schema().equals("a"));
        assertThat(gist.bytes()).isEqualTo(number(database, "select pg_total_relation_size('a.\"b.c_w_idx\"')"));
        run(database, """
                set enable_seqscan = off; select * from a."b.c" where v = 7; select * from log where id = 7 and day = 7;
                select pg_catalog.pg_stat_force_next_flush()""");
        Awaitility.await()
                .untilAsserted(() -> assertThat(one(
                                        queries.tableActivity(queries.indexUsage(never), never),
                                        t -> t.relation().equals("b.c"))
                                .indexScans())
                        .isPositive());
        // the server may count what an earlier session did between two looks
        Awaitility.await()
                .untilAsserted(() -> assertThat(queries.tableActivity(queries.indexUsage(never), never))
                        .isEqualTo(queries.tableActivity(never)));
    }

    /** The figures are the server's own, whatever way they are asked. */
    @ParameterizedTest
    @EnumSource(Login.class)
    void activityIsThatOfTheServersView(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                create table t (id int primary key, v int); create index on t (v);
                insert into t select g, g from generate_series(1, 500) g; update t set v = 0 where id < 9;
                delete from t where id > 400""");
        run(database, "vacuum analyze t");
        run(
                database,
                "set enable_seqscan = off; select * from t where v = 7; "
                        + "select pg_catalog.pg_stat_force_next_flush()");
        var queries = new MonitoringQueries(database);
        Awaitility.await()
                .until(() -> one(queries.tableActivity(never), t -> t.relation().equals("t"))
                                .deleted()
                        == 100);
        var seen = one(queries.tableActivity(never), t -> t.relation().equals("t"));
        assertThat(List.of(
                        seen.sequentialScans(),
                        seen.sequentialRows(),
                        seen.indexScans(),
                        seen.inserted(),
                        seen.updated(),
                        seen.deleted(),
                        seen.liveRows(),
                        seen.deadRows()))
                .isEqualTo(List.of(
                                "seq_scan",
                                "seq_tup_read",
                                "idx_scan",
                                "n_tup_ins",
                                "n_tup_upd",
                                "n_tup_del",
                                "n_live_tup",
                                "n_dead_tup")
                        .stream()
                        .map(column -> number(
                                database,
                                "select " + column + " from pg_catalog.pg_stat_user_tables where relname = 't'"))
                        .toList());
        assertThat(seen.lastVacuum()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void tellsUnusedIndexesFromNeededOnes(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                create schema "Zw ei";
                create table "Zw ei"."order" (id int primary key, "user" int unique, a int, b int, c int references "Zw ei"."order");
                create index "never ""used"" x" on "Zw ei"."order" (a);
                create index used on "Zw ei"."order" (b);
                create index leads on "Zw ei"."order" (c);
                create table part (id int, v int) partition by hash (id);
                create table part_0 partition of part for values with (modulus 1, remainder 0);
                create index part_v on part (v);
                create index part_unused on part (id, v);
                insert into "Zw ei"."order" select g, g, g, g from generate_series(1, 2000) g;
                insert into part select g, g from generate_series(1, 2000) g;
                analyze "Zw ei"."order"; analyze part;
                set enable_seqscan = off;
                select * from "Zw ei"."order" where b = 7;
                select * from part where v = 7;
                select pg_catalog.pg_stat_force_next_flush()""");
        var queries = new MonitoringQueries(database);
        Awaitility.await()
                .until(() -> one(queries.indexUsage(never), i -> i.index().equals("part_v"))
                                .scans()
                        > 0);
        var verdicts = queries.indexUsage(never).stream()
                .filter(i -> i.extension() == null)
                .collect(Collectors.toMap(IndexUsage::index, IndexUsage::verdict));
        assertThat(verdicts)
                .containsEntry("order_pkey", IndexUsage.Verdict.NEEDED)
                .containsEntry("order_user_key", IndexUsage.Verdict.NEEDED)
                .containsEntry("never \"used\" x", IndexUsage.Verdict.UNUSED)
                .containsEntry("leads", IndexUsage.Verdict.UNUSED)
                .containsEntry("used", IndexUsage.Verdict.USED)
                .containsEntry("part_v", IndexUsage.Verdict.USED)
                .containsEntry("part_0_v_idx", IndexUsage.Verdict.PART)
                .containsEntry("part_unused", IndexUsage.Verdict.UNUSED)
                .hasSize(9);
        var leads = one(queries.indexUsage(never), i -> i.index().equals("leads"));
        assertThat(leads.leadsForeignKey()).isTrue();
        assertThat(leads.bytes()).isPositive();
        assertThat(one(queries.indexUsage(never), i -> i.index().equals("part_v"))
                        .bytes())
                .isEqualTo(number(database, "select pg_relation_size('part_0_v_idx')"));
        var used = one(queries.indexUsage(never), i -> i.index().equals("used"));
        assertThat(used.lastScan() == null).isEqualTo(database.facts().major() < 16);
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void anInvalidIndexIsCalledInvalid(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, "create table twice (v int); insert into twice values (1), (1)");
        try {
            run(database, "create unique index concurrently broken on twice (v)");
        } catch (RuntimeException expected) {
            assertThat(expected).hasMessageContaining("broken");
        }
        var broken = one(
                new MonitoringQueries(database).indexUsage(never),
                i -> i.index().equals("broken"));
        assertThat(broken.verdict()).isEqualTo(IndexUsage.Verdict.INVALID);
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void rowSecurityHasOneWordForEachTable(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                revoke all on schema public from public;
                grant usage on schema public to anon;
                create schema hidden;
                create table off_open (id int); grant select on off_open to anon;
                create table off_column (id int, b int); grant update (b) on off_column to anon;
                create table off_quiet (id int);
                create table hidden.off_hidden (id int);
                create table on_empty (id int); alter table on_empty enable row level security;
                create table "On ""Good"" x" (id int); alter table "On ""Good"" x" enable row level security;
                alter table "On ""Good"" x" force row level security;
                create policy p on "On ""Good"" x" using (true); create policy q on "On ""Good"" x" using (true);
                create table ignored (id int); create policy p on ignored using (true);
                create table root (id int) partition by hash (id); grant select on root to anon;
                create table leaf partition of root for values with (modulus 1, remainder 0);
                alter table leaf enable row level security""");
        var queries = new MonitoringQueries(database);
        var exposed = queries.exposedSchemas(never);
        assertThat(exposed).isEqualTo(new ExposedSchemas(List.of("public"), false));
        var tables = queries.rowSecurity(exposed, never);
        var verdicts = tables.stream()
                .filter(t -> t.extension() == null)
                .collect(Collectors.toMap(RowSecurity::relation, RowSecurity::verdict));
        assertThat(verdicts)
                .containsEntry("off_open", RowSecurity.Verdict.OPEN)
                .containsEntry("off_column", RowSecurity.Verdict.OPEN)
                .containsEntry("off_quiet", RowSecurity.Verdict.OFF_EXPOSED)
                .containsEntry("off_hidden", RowSecurity.Verdict.OFF)
                .containsEntry("on_empty", RowSecurity.Verdict.NO_POLICY)
                .containsEntry("On \"Good\" x", RowSecurity.Verdict.ON)
                .containsEntry("ignored", RowSecurity.Verdict.POLICIES_IGNORED)
                .containsEntry("root", RowSecurity.Verdict.OPEN)
                .containsEntry("leaf", RowSecurity.Verdict.NO_POLICY)
                .hasSize(9);
        var good = one(tables, t -> t.relation().startsWith("On "));
        assertThat(good.forced()).isTrue();
        assertThat(good.policies()).isEqualTo(2);
        assertThat(one(tables, t -> t.relation().equals("off_column")).anonReads())
                .isFalse();
        assertThat(one(tables, t -> t.relation().equals("root")).partitioned()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void exposedSchemasAreReadWhereTheServerSaysThem(Login login, TestDatabase sandbox) {
        run(
                sandbox.asSuperuser(),
                "alter database \"" + sandbox.name() + "\" set pgrst.db_schemas = 'api, \"Odd One\"'");
        var database = login.open(sandbox);
        var exposed = new MonitoringQueries(database).exposedSchemas(never);
        assertThat(exposed).isEqualTo(new ExposedSchemas(List.of("api", "Odd One"), true));
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void activityCountsScansAndDeadRows(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, """
                create schema s2;
                create table s2."Busy" (id int primary key) with (autovacuum_enabled = off);
                insert into s2."Busy" select generate_series(1, 1000);
                delete from s2."Busy" where id <= 400;
                select count(*) from s2."Busy";
                analyze s2."Busy";
                select pg_catalog.pg_stat_force_next_flush();""");
        var queries = new MonitoringQueries(database);
        Awaitility.await()
                .until(() -> queries.tableActivity(never).stream()
                        .anyMatch(t -> t.relation().equals("Busy") && t.deadRows() > 0));
        var busy = one(queries.tableActivity(never), t -> t.relation().equals("Busy"));
        assertThat(busy.schema()).isEqualTo("s2");
        assertThat(busy.sequentialScans()).isPositive();
        assertThat(busy.inserted()).isEqualTo(1000);
        assertThat(busy.deleted()).isEqualTo(400);
        assertThat(busy.deadShare()).isBetween(0.39, 0.41);
        assertThat(busy.lastAnalyze()).isNotNull();
        assertThat(busy.lastVacuum()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void countsConnectionsBuffersAndTheAgeOfTheCounters(Login login, TestDatabase sandbox) {
        var queries = new MonitoringQueries(login.open(sandbox));
        var use = queries.connections(never);
        assertThat(use.total()).isGreaterThanOrEqualTo(use.inDatabase());
        assertThat(use.active()).isPositive();
        assertThat(use.active() + use.idle() + use.idleInTransaction() + use.unknownState())
                .isLessThanOrEqualTo(use.total());
        assertThat(use.serverLimit()).isGreaterThan(use.reserved());
        assertThat(use.share()).isBetween(0.001, 1.0);
        assertThat(queries.cacheHit(never).share().orElse(1)).isBetween(0.0, 1.0);
        var age = queries.statisticsAge(never);
        assertThat(age.counting()).isTrue();
        assertThat(age.replica()).isFalse();
        assertThat(age.startedAt()).isBefore(age.serverTime());
    }

    @ParameterizedTest
    @EnumSource(Login.class)
    void aLockedTableIsNotWaitedFor(Login login, TestDatabase sandbox) {
        var database = login.open(sandbox);
        run(database, "create table held (id int primary key); insert into held values (1); analyze held");
        database.write(never, session -> {
            session.execute("alter table held add column extra int");
            var held = one(
                    new MonitoringQueries(database).relationSizes(never),
                    s -> s.relation().equals("held"));
            assertThat(held.locked()).isTrue();
            assertThat(held.heapBytes()).isPositive();
            assertThat(new MonitoringQueries(database).indexUsage(never))
                    .anyMatch(i -> i.index().equals("held_pkey"));
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(MonitoringQuery.class)
    void everyQueryTellsWhatItIs(MonitoringQuery query) {
        assertThat(query.source()).startsWith("-- ").contains("-- Needs: ").contains("From PostgreSQL 1");
        var statement = query.source().replaceAll("(?m)^ *--.*$", "");
        assertThat(statement).doesNotContain(";", "select *", "--").contains("pg_catalog.");
    }

    private static <T> T one(List<T> all, Predicate<T> which) {
        var found = all.stream().filter(which).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    private static long number(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var numbers = new ArrayList<Long>();
            session.each(sql, Parameters.none(), 0, row -> numbers.add(Long.valueOf(String.valueOf(row.textAt(0)))));
            return numbers.getFirst();
        });
    }
}

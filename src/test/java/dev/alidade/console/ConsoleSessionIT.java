package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DedicatedSession.TransactionState;
import dev.alidade.database.Notice;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class ConsoleSessionIT {
    private Database database;
    private ConsoleSession session;

    @BeforeEach
    void open(TestDatabase sandbox) {
        database = sandbox.asSupabaseRole();
        session = session(database);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void runsSeveralStatementsEachWithItsResult() {
        var heard = run("""
                create table t (id int primary key, v text);
                insert into t values (1, 'a;b'), (2, null); -- two
                select * from t order by id;
                do $$ begin raise notice 'hello %', 1; end $$;
                """);

        assertThat(heard.outcomes).hasSize(4);
        assertThat(heard.outcomes.get(1))
                .isInstanceOfSatisfying(
                        StatementOutcome.Done.class,
                        done -> assertThat(done.rows()).isEqualTo(2));
        assertThat(heard.columns.getFirst())
                .containsExactly(
                        new ResultColumn("id", "int4", new Row.Origin("public", "t", "id")),
                        new ResultColumn("v", "text", new Row.Origin("public", "t", "v")));
        assertThat(heard.values()).containsExactly("1", "a;b", "2", "null");
        assertThat(heard.rows.get(1).value(1)).isNull();
        assertThat(heard.notices).extracting(n -> n.message()).containsExactly("hello 1");
    }

    @Test
    void runsAsSuperuserToo(TestDatabase sandbox) {
        try (var superuser = session(sandbox.asSuperuser())) {
            var heard = new Heard();
            assertThat(run(superuser, "select current_setting('is_superuser')", RunOptions.rows(10), heard))
                    .isTrue();
            assertThat(heard.values()).containsExactly("on");
        }
    }

    @Test
    void fetchesNoMoreRowsThanWanted() {
        var heard = new Heard();
        run(session, "select g from generate_series(1, 100000000) g", RunOptions.rows(1000), heard);

        assertThat(heard.rows).hasSize(1000);
        assertThat(heard.last()).isInstanceOfSatisfying(StatementOutcome.Rows.class, rows -> {
            assertThat(rows.more()).isTrue();
            assertThat(rows.rows()).isEqualTo(1000);
        });
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
        heard = new Heard();
        run(session, "select 1 limit 1", RunOptions.rows(1), heard);
        assertThat(heard.last())
                .isInstanceOfSatisfying(
                        StatementOutcome.Rows.class,
                        rows -> assertThat(rows.more()).isFalse());
    }

    @Test
    void streamsMillionsOfRowsInBatches() {
        var seen = new AtomicLong();
        boolean done = session.run(
                ConsoleText.of("select g, repeat('x', 100) from generate_series(1, 400000) g")
                        .statements(),
                RunOptions.everything(),
                new Cancellation(),
                new Counting(seen));
        assertThat(done).isTrue();
        assertThat(seen.get()).isEqualTo(400_000);
    }

    @Test
    void cutsLongValuesAndSaysSo() {
        var heard = run("select repeat('ä', 100000) as t, '\\x00ff'::bytea as b, repeat('z', 10) as s, 5 as n");

        var row = heard.rows.getFirst();
        assertThat(row.isCut(0)).isTrue();
        assertThat(row.value(0)).isEqualTo("ä".repeat(RunOptions.CELL_BYTES / 2));
        assertThat(row.values().subList(1, 4)).containsExactly("\\x00ff", "zzzzzzzzzz", "5");
        assertThat(row.cut()).containsExactly(0);
    }

    @Test
    void tellsWhereAFailureIsAndRunsNothingAfterIt() {
        var text = "select 1;\n-- a comment\nselect 'é😀', nonsense from pg_class;\ncreate table never (id int)";
        var heard = run(text);

        assertThat(heard.outcomes).hasSize(2);
        assertThat(heard.failure().problem().sqlState()).isEqualTo("42703");
        assertThat(heard.failure().offset()).hasValue(text.indexOf("nonsense"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "==>", quoteCharacter = '~', textBlock = """
            select :a::int + :b ==> a=1,b=2 ==> 3
            select upper(:name) || ':name' || "?column?" from (select ':x' as "?column?") s ==> name=ab ==> AB:name:x
            select :v::text is null ==> v= ==> t
            select '{"k": 1}'::jsonb ? :key, :key::text ==> key=k ==> t,k
            select (array[1,2,3])[1:2], :d::date + 1 ==> d=2026-01-31 ==> {1,2},2026-02-01
            """)
    void bindsNamedParametersWithTheTypesThatTheServerInfers(String sql, String given, String expected) {
        var values = new HashMap<String, @Nullable String>();
        for (var pair : given.split(",")) {
            var parts = pair.strip().split("=", 2);
            values.put(parts[0], parts[1].isEmpty() ? null : parts[1]);
        }
        var heard = new Heard();
        run(session, sql, RunOptions.rows(10).with(values), heard);

        assertThat(heard.outcomes).noneMatch(StatementOutcome.Failed.class::isInstance);
        assertThat(String.join(",", heard.values())).isEqualTo(expected);
    }

    @Test
    void asksForMissingValuesAndFindsFailuresBehindThem() {
        assertThat(run("select :nothing").failure().problem().code()).isEqualTo("console.parameter.missing");
        var text = "select :first_value::int, 'a?b', nonsense";
        var heard = new Heard();
        run(session, text, RunOptions.rows(1).with(Map.of("first_value", "1")), heard);
        assertThat(heard.failure().offset()).hasValue(text.indexOf("nonsense"));
        assertThat(session.parameterTypes(Binding.of("select :a + 1, :b::timestamptz, relname = :c from pg_class")))
                .containsExactly("int4", "timestamptz", "name");
    }

    @Test
    void opensATransactionByHandAndKeepsOrDropsIt() {
        run("create table t (id int)");
        session.choose(TransactionMode.MANUAL);

        run("insert into t values (1)");
        assertThat(session.status().state()).isEqualTo(TransactionState.OPEN);
        assertThat(count("t")).isZero();
        session.end(true, new Cancellation());
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
        assertThat(count("t")).isEqualTo(1);

        run("delete from t");
        session.end(false, new Cancellation());
        assertThat(count("t")).isEqualTo(1);

        run("select nonsense");
        assertThat(session.status().state()).isEqualTo(TransactionState.FAILED);
        session.end(true, new Cancellation());
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
    }

    @Test
    void runsOutsideATransactionWhatTheServerRefusesInsideOne() {
        run("create table t (id int)");
        session.choose(TransactionMode.MANUAL);

        var heard = run("vacuum t");
        assertThat(heard.last()).isInstanceOf(StatementOutcome.Done.class);
        assertThat(heard.told).hasSize(1);
        run("select 1");
        assertThat(run("vacuum t").failure().problem().code()).isEqualTo("console.transaction.refused");
        assertThat(session.status().state()).isEqualTo(TransactionState.OPEN);
    }

    @Test
    void followsTransactionsThatAreTyped() {
        run("create table t (id int); begin; insert into t select generate_series(1, 5000)");
        assertThat(session.status().state()).isEqualTo(TransactionState.OPEN);
        var heard = run("select * from t");
        assertThat(heard.rows).hasSize(1000);
        assertThat(session.status().state()).isEqualTo(TransactionState.OPEN);
        assertThat(count("t")).isZero();
        run("commit");
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);
        assertThat(count("t")).isEqualTo(5000);
        run("insert into t values (1)");
        assertThat(count("t")).isEqualTo(5001);
    }

    @Test
    void stopsOnTheServerAndStaysUsable() throws Exception {
        for (var sql : List.of("select pg_sleep(60)", "select pg_sleep(0.01) from generate_series(1, 100000)")) {
            var cancellation = new Cancellation();
            var heard = new Heard();
            var run = CompletableFuture.supplyAsync(
                    () -> session.run(ConsoleText.of(sql).statements(), RunOptions.everything(), cancellation, heard));
            await().until(() -> sleeping() == 1);
            cancellation.request();
            assertThat(run.join()).isFalse();
            assertThat(heard.last()).isInstanceOf(StatementOutcome.Stopped.class);
            await().until(() -> sleeping() == 0);
            assertThat(run("select 7").values()).containsExactly("7");
        }
    }

    @Test
    void copiesInAndOut() {
        var heard = run("""
                create table t (id int, v text);
                copy t from stdin;
                1\tone
                2\t\\N
                \\.
                copy t to stdout;
                select count(*) from t;
                """);
        assertThat(heard.outcomes).noneMatch(StatementOutcome.Failed.class::isInstance);
        assertThat(heard.values()).containsExactly("1\tone", "2\t\\N", "2");
    }

    @Test
    void explainsCommandsOfPsql() {
        var heard = run("\\dt+ public.*\nselect 1");
        assertThat(heard.failure().problem().message()).startsWith("\\dt+ is a command of psql");
        assertThat(heard.failure().problem().nextStep()).isNotBlank();
    }

    @Test
    void changesNothingThroughAReadOnlyConnection(TestDatabase sandbox) {
        run("create table t (id int); insert into t values (1); create sequence s");
        var target = sandbox.supabaseTarget().withReadOnly(true);
        try (var readOnly = session(sandbox.open(target))) {
            for (var sql : List.of(
                    "delete from t",
                    "select setval('s', 9)",
                    "copy t from stdin",
                    "set default_transaction_read_only = off",
                    "begin read write",
                    "with d as (delete from t returning *) select * from d")) {
                var heard = new Heard();
                run(readOnly, sql, RunOptions.rows(10), heard);
                assertThat(heard.failure().problem().kind()).as(sql).isEqualTo(ProblemKind.REFUSED);
            }
            var heard = new Heard();
            assertThat(run(readOnly, "select id from t", RunOptions.rows(10), heard))
                    .isTrue();
            assertThat(heard.values()).containsExactly("1");
            readOnly.choose(TransactionMode.MANUAL);
            assertThat(readOnly.mode()).isEqualTo(TransactionMode.AUTO);
            assertThat(readOnly.status()).isEqualTo(TransactionStatus.NONE);
        }
        assertThat(count("t")).isEqualTo(1);
    }

    @Test
    void takesBackWhatAnAnalyzedPlanChanged() {
        run("create table t (id int); insert into t select generate_series(1, 20000)");
        var plan = explain("delete from t where id > 10");
        assertThat(plan.analyzed()).isTrue();
        assertThat(plan.root().title()).isEqualTo("Delete");
        assertThat(count("t")).isEqualTo(20_000);
        assertThat(session.status()).isEqualTo(TransactionStatus.NONE);

        session.choose(TransactionMode.MANUAL);
        run("update t set id = 0 where id = 1");
        explain("delete from t");
        session.end(true, new Cancellation());
        assertThat(count("t")).isEqualTo(20_000);
        assertThatThrownBy(() -> explain("create table x (id int)"))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("console.explain.not"));
    }

    @Test
    void advisesOnWhatAPlanShows() {
        run(
                "create table big as select g as id, g % 1000 as k, repeat('x', 50) as pad from generate_series(1, 200000) g; analyze big");
        var scan = explain("select * from big where id = 77");
        assertThat(scan.advice()).extracting(PlanAdvice::text).anyMatch(t -> t.contains("An index for (id = 77)"));
        run("set work_mem = '64kB'");
        var sort = explain("select * from big order by pad, id desc");
        assertThat(sort.advice()).extracting(PlanAdvice::text).anyMatch(t -> t.contains("set work_mem = '"));
        run(
                "create table wrong (a int, b int); alter table wrong set (autovacuum_enabled = off); insert into wrong select 1, 1 from generate_series(1, 10); analyze wrong;"
                        + " insert into wrong select 2, g from generate_series(1, 50000) g");
        var estimate = explain("select count(*) from wrong where a = 2");
        assertThat(estimate.advice()).extracting(PlanAdvice::text).anyMatch(t -> t.contains("Try ANALYZE wrong"));
        assertThat(estimate.root().all().map(PlanNode::selfMillis)).allMatch(ms -> ms >= 0);
    }

    private Plan explain(String sql) {
        return session.explain(
                ConsoleText.of(sql).statements().getFirst(),
                new ExplainOptions(true),
                RunOptions.rows(10),
                new Cancellation());
    }

    private Heard run(String text) {
        var heard = new Heard();
        run(session, text, RunOptions.rows(1000), heard);
        return heard;
    }

    private static boolean run(ConsoleSession session, String text, RunOptions options, Heard heard) {
        return session.run(ConsoleText.of(text).statements(), options, new Cancellation(), heard);
    }

    private static ConsoleSession session(Database database) {
        return new ConsoleSession(database, InstantSource.system(), _ -> {});
    }

    private long count(String table) {
        return one("select count(*) from " + table);
    }

    private long sleeping() {
        return one("select count(*) from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'"
                + " and datname = current_database()");
    }

    private long one(String sql) {
        return database.read(new Cancellation(), reading -> {
            var value = new long[1];
            reading.each(sql, Parameters.none(), 0, row -> value[0] = Long.parseLong(String.valueOf(row.textAt(0))));
            return value[0];
        });
    }

    /** Counts rows and keeps none. */
    private record Counting(AtomicLong seen) implements RunListener {
        @Override
        public void begins(ConsoleStatement statement) {}

        @Override
        public void columns(List<ResultColumn> columns) {}

        @Override
        public boolean row(ResultRow row) {
            seen.incrementAndGet();
            return true;
        }

        @Override
        public void notice(Notice notice) {}

        @Override
        public void told(String text) {}

        @Override
        public void ended(StatementOutcome outcome) {}
    }
}

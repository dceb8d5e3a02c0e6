package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is large stays on the server, and what is small looks as it always did. */
@ExtendWith(SandboxExtension.class)
class LargeValuesIT {
    private static final long MEGA = 1 << 20;

    @Test
    void neverFetchesALargeValueWhole(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(
                    session,
                    "create table big (v text); alter table big alter v set storage external;"
                            + " insert into big select repeat('0123456789', 3000000)",
                    RunOptions.rows(1));
            for (var sql : List.of(
                    "select repeat('x', 30000000) from generate_series(1, 5)",
                    "select v from big, generate_series(1, 10)",
                    "select v::bytea from big, generate_series(1, 3)",
                    "select array[v] from big, generate_series(1, 3)",
                    "select big from big, generate_series(1, 3)",
                    "with w as (select v from big, generate_series(1, 3)) select * from w",
                    "table big",
                    "select v from big for update")) {
                var allocated = new long[1];
                var heard = measured(session, sql, allocated);

                assertThat(heard.rows).as(sql).isNotEmpty().allMatch(row -> row.isCut(0));
                assertThat(heard.rows.getFirst().value(0))
                        .hasSize(RunOptions.CELL_BYTES + (sql.contains("bytea") ? 2 : 0));
                assertThat(allocated[0]).as(sql).isLessThan(20 * MEGA);
            }
        }
    }

    @Tag("long")
    @Test
    void aFieldOfAGigabyteAllocatesNoMoreThanItsBeginning(TestDatabase sandbox) {
        try (var session = session(sandbox.asSuperuser())) {
            run(
                    session,
                    "create table big (v text); alter table big alter v set storage external;"
                            + " insert into big select repeat('x', 1000000000)",
                    RunOptions.rows(1));
            var allocated = new long[1];
            var heard = measured(session, "select v from big", allocated);

            assertThat(heard.rows).hasSize(1).allMatch(row -> row.isCut(0));
            assertThat(allocated[0]).isLessThan(5 * MEGA);
        }
    }

    @Test
    void valuesLookTheSameWithAndWithoutTheCap(TestDatabase sandbox) {
        var sql = """
                select true as yes, 1::int2 as small, 1.50::numeric as num, 'NaN'::float8 as nan, '12.30'::money as cash,
                    'a'::"char" as one, 'ab'::char(5) as padded, 'ab'::varchar(5) as vc, 'name'::name as nm,
                    date '0044-03-15 BC' as ides, 'infinity'::timestamptz as forever, interval '1 day 2 hours' as iv,
                    '10.0.0.1'::inet as ip, '10.0.0.0/8'::cidr as net, '08:00:2b:01:02:03'::macaddr as mac,
                    B'101'::bit(3) as bits, B'1'::varbit as vb, '\\xdeadbeef'::bytea as raw,
                    '{"a": [1, null]}'::jsonb as jb, '{"a" : 1 }'::json as js, '<a>1</a>'::xml as x,
                    array[true, false, null] as flags, array['a,b', 'c"d', null]::text[] as texts,
                    int4range(1, 5) as r, '{[1,2),[5,6)}'::int4multirange as mr, row(1, 'x', null) as rec,
                    '(1,2),(3,4)'::path as p, point(1, 2) as pt, 'a & b'::tsquery as q, 'a b'::tsvector as tv,
                    '1 year'::text::interval as u, null as nothing, 'pg_class'::regclass as rc, 'smile 😀 שלום' as rtl,
                    '1'::jsonpath as jp, pg_catalog.txid_current_snapshot() is not null as snap, 1 as "Ünïcode \"\" q", 2 as "Ünïcode \"\" q"
                """;
        if (sandbox.server().binaries().major() < 14) {
            sql = sql.replace("'{[1,2),[5,6)}'::int4multirange", "null"); // which it does not know
        }
        try (var session = session(sandbox.asSupabaseRole())) {
            var whole = run(session, sql, RunOptions.everything());
            var capped = run(session, sql, RunOptions.rows(10));

            assertThat(whole.rows).hasSize(1);
            assertThat(capped.rows).isEqualTo(whole.rows);
            assertThat(capped.columns).isEqualTo(whole.columns);
        }
    }

    @Test
    void keepsTheOrderTheParametersAndTheOperatorsOfTheUsersQuery(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            var sorted = run(
                    session,
                    "select g::text as a, g % 7 as b from generate_series(1, 20000) g order by g % 7 desc, g -- last",
                    RunOptions.rows(20_000));
            assertThat(sorted.rows).hasSize(20_000).isSortedAccordingTo((x, y) -> {
                int first = String.valueOf(y.value(1)).compareTo(String.valueOf(x.value(1)));
                return first != 0
                        ? first
                        : Integer.compare(
                                Integer.parseInt(String.valueOf(x.value(0))),
                                Integer.parseInt(String.valueOf(y.value(0))));
            });
            assertThat(run(session, "select '{\"a\":1}'::jsonb ? 'a', 'what?' -- ?", RunOptions.rows(1))
                            .values())
                    .containsExactly("t", "what?");
            assertThat(run(
                                    session,
                                    "select '{\"a\":1}'::jsonb ? :key, :word || '!'",
                                    RunOptions.rows(1).with(Map.of("key", "a", "word", "hi")))
                            .values())
                    .containsExactly("t", "hi!");
        }
    }

    @Test
    void failsWhereTheUsersTextIsWrongAndWritesInsideAWithAsBefore(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            var failed = run(session, "select 'text',\n nmae from pg_class", RunOptions.rows(1))
                    .failure();
            assertThat(failed.offset()).hasValue("select 'text',\n ".length());
            assertThat(failed.problem().sqlState()).isEqualTo("42703");

            run(session, "create table t (v text)", RunOptions.rows(1));
            var written = run(
                    session,
                    "with w as (insert into t values ('a'), ('b') returning v) select * from w",
                    RunOptions.rows(9));
            assertThat(written.values()).containsExactly("a", "b");
            assertThat(run(session, "select into copied v from t; select v from copied order by 1", RunOptions.rows(9))
                            .outcomes)
                    .isNotEmpty();
            assertThat(run(session, "select", RunOptions.rows(9)).last()).isInstanceOf(StatementOutcome.Rows.class);
        }
    }

    @Test
    void capsOnAReadOnlyTargetAndInsideATransactionToo(TestDatabase sandbox) {
        try (var reading = session(sandbox.open(sandbox.supabaseTarget().withReadOnly(true)));
                var manual = session(sandbox.asSupabaseRole())) {
            var sql = "select repeat('x', 30000000)";
            var allocated = new long[1];
            assertThat(measured(reading, sql, allocated).rows).hasSize(1);
            assertThat(allocated[0]).isLessThan(20 * MEGA);
            manual.choose(TransactionMode.MANUAL);
            assertThat(measured(manual, sql, allocated).rows).hasSize(1);
            assertThat(allocated[0]).isLessThan(20 * MEGA);
            assertThat(manual.status().isOpen()).isTrue();
            run(manual, "select nothing_there", RunOptions.rows(1));
            assertThat(manual.status().state().name()).isEqualTo("FAILED");
        }
    }

    private static Heard measured(ConsoleSession session, String sql, long[] allocated) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var heard = run(session, sql, RunOptions.rows(100));
        allocated[0] = threads.getCurrentThreadAllocatedBytes() - before;
        return heard;
    }

    private static Heard run(ConsoleSession session, String text, RunOptions options) {
        var heard = new Heard();
        session.run(ConsoleText.of(text).statements(), options, new Cancellation(), heard);
        return heard;
    }

    private static ConsoleSession session(Database database) {
        return new ConsoleSession(database, InstantSource.system(), _ -> {});
    }
}

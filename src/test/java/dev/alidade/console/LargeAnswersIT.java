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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that come of something else than a query: changes, cursors, prepared statements, COPY. */
@ExtendWith(SandboxExtension.class)
class LargeAnswersIT {
    private static final long MEGA = 1 << 20;
    private static final String LARGE = "repeat('0123456789', 200000)";

    @BeforeEach
    void begin(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(session, """
                            drop table if exists big cascade;
                            create table big (id int generated always as identity, v text);
                            alter table big alter v set storage external""", RunOptions.rows(1));
        }
    }

    @Test
    void whatAChangeReturnsIsCutOnTheServerAndAllOfItIsDone(TestDatabase sandbox) {
        for (var database : List.of(sandbox.asSupabaseRole(), sandbox.asSuperuser())) {
            try (var session = session(database)) {
                for (var sql : List.of(
                        "insert into big(v) select " + LARGE + " from generate_series(1, 9) returning v",
                        "update big set v = v || 'x' returning v, 'it''s ? -- here'",
                        "with n as (select 1) insert into big(v) select " + LARGE
                                + " from n, generate_series(1, 9) returning v",
                        "with gone as (delete from big where id in (select min(id) from big) returning v) select v, 1 from gone",
                        "with gone(w) as materialized (update big set v = v returning v) (select w from gone)",
                        "delete from big returning v -- all")) {
                    var allocated = new long[1];
                    var heard = measured(session, sql, RunOptions.rows(100), allocated);

                    assertThat(heard.rows).as(sql).isNotEmpty().allMatch(row -> row.isCut(0));
                    assertThat(heard.rows.getFirst().value(0)).hasSize(RunOptions.CELL_BYTES);
                    assertThat(heard.columns.getFirst().getFirst().name()).isIn("v", "w");
                    assertThat(allocated[0]).as(sql).isLessThan(10 * MEGA);
                }
                assertThat(run(session, "select count(*) from big", RunOptions.rows(1))
                                .values())
                        .containsExactly("0");
                var few = run(
                        session,
                        "insert into big(v) select 'v' || g from generate_series(1, 50) g returning v",
                        RunOptions.rows(7));
                assertThat(few.rows).hasSize(7);
                assertThat(run(
                                        session,
                                        "with b as (delete from big returning 1) select count(*) from b",
                                        RunOptions.rows(1))
                                .values())
                        .containsExactly("50");
            }
        }
    }

    @Test
    void whatTheServerTakesAtTheTopOnlyRunsAsItIsAndKeepsTheOpenTransaction(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(
                    session,
                    "create view seen as select v from big; create rule r as on insert to seen"
                            + " do instead insert into big(v) values (new.v) returning v;"
                            + " create rule also as on insert to seen do also notify somebody",
                    RunOptions.rows(1));
            session.choose(TransactionMode.MANUAL);
            run(session, "insert into big(v) values ('before')", RunOptions.rows(1));
            var ruled = run(session, "insert into seen values ('ruled'), ('too') returning v", RunOptions.rows(9));

            assertThat(ruled.values()).containsExactly("ruled", "too");
            assertThat(session.status().isOpen()).isTrue();
            assertThat(run(session, "select v from big order by id", RunOptions.rows(9))
                            .values())
                    .containsExactly("before", "ruled", "too");
            session.end(false, new Cancellation());
        }
    }

    @Test
    void rowsOfACursorOrAPreparedStatementComeFewAtATime(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(
                    session,
                    "insert into big(v) select " + LARGE + " from generate_series(1, 30);"
                            + " prepare large(int) as select v from big where id > $1",
                    RunOptions.rows(1));
            for (var sql :
                    List.of("execute large(0)", "begin; declare c cursor for table big; fetch all from c; rollback")) {
                var allocated = new long[1];
                var heard = measured(session, sql, RunOptions.rows(5), allocated);

                assertThat(heard.rows).as(sql).hasSize(5);
                int place = heard.rows.getFirst().values().size() - 1;
                assertThat(heard.rows).allMatch(row -> row.isCut(place));
                assertThat(allocated[0]).as(sql).isLessThan(24 * MEGA);
            }
            assertThat(session.status().isOpen()).isFalse();
        }
    }

    @Test
    void aCopyIsCutToo(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(session, "insert into big(v) values ('short'), (" + LARGE + ")", RunOptions.rows(1));
            var heard = run(session, "copy big to stdout", RunOptions.rows(10));

            assertThat(heard.rows.getFirst()).isEqualTo(new ResultRow(List.of("1\tshort"), List.of()));
            assertThat(heard.rows.getLast().isCut(0)).isTrue();
            assertThat(heard.rows.getLast().value(0)).hasSize(RunOptions.CELL_BYTES);
        }
    }

    @Test
    void aFailureInAChangeKeepsNothingAndSaysWhere(TestDatabase sandbox) {
        try (var session = session(sandbox.asSupabaseRole())) {
            run(session, "alter table big add unique (v) deferrable initially deferred", RunOptions.rows(1));
            var sql = "insert into big(v) values ('a'), ('a') returning v";
            var failed = run(session, sql, RunOptions.rows(9)).failure();
            assertThat(failed.problem().sqlState()).isEqualTo("23505");
            assertThat(run(session, "select v from big", RunOptions.rows(9)).rows)
                    .isEmpty();
            assertThat(run(session, "insert into big(v) values ('a') returning w", RunOptions.rows(9))
                            .failure()
                            .offset())
                    .hasValue("insert into big(v) values ('a') returning ".length());
            assertThat(session.status().isOpen()).isFalse();
        }
    }

    private static Heard measured(ConsoleSession session, String sql, RunOptions options, long[] allocated) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var heard = run(session, sql, options);
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

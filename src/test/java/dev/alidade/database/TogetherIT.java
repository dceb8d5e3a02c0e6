package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class TogetherIT {
    @Test
    void everyQueryGetsItsOwnRowsAndEveryStatementItsOwnValues(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            database.session(new Cancellation(), session -> {
                var tables = new ArrayList<String>();
                var settings = new ArrayList<String>();
                session.execute("begin; create temporary table noted (id int, word text) on commit drop");
                session.together()
                        .execute("savepoint one; set local lock_timeout = 77; -- with a remark? yes")
                        .update(
                                "insert into noted values (:id, :word)",
                                Parameters.of("id", 1L).and("word", "a;b?:c"))
                        .call("select pg_catalog.set_config('statement_timeout', '78', true)")
                        .update(
                                "insert into noted values (:id, :word);",
                                Parameters.of("id", 2L).and("word", null))
                        .run();
                session.each(
                        "select id || coalesce(word, '-') from noted order by id",
                        Parameters.none(),
                        0,
                        row -> tables.add(row.textAt(0)));
                session.each(
                        "select current_setting('lock_timeout') || ' ' || current_setting('statement_timeout')",
                        Parameters.none(),
                        0,
                        row -> settings.add(row.textAt(0)));
                session.execute("rollback");
                assertThat(tables).containsExactly("1a;b?:c", "2-");
                assertThat(settings).containsExactly("77ms 78ms");
                return true;
            });
        }
    }

    @Test
    void rowsOfSeveralQueriesDoNotMix(TestDatabase test) {
        test.asSuperuser().session(new Cancellation(), session -> {
            for (int round = 0; round < 12; round++) { // the driver prepares from the fifth on
                var first = new ArrayList<String>();
                var second = new ArrayList<String>();
                session.together()
                        .each(DatabaseQuery.SERVER_FACTS, Parameters.none(), row -> first.add(row.text("database")))
                        .call("select 1")
                        .each(DatabaseQuery.SERVER_FACTS, Parameters.none(), row -> second.add(row.text("database")))
                        .run();
                assertThat(first).hasSize(1).isEqualTo(second);
            }
            return true;
        });
    }

    @Test
    void nothingRunsAfterTheOneThatFails(TestDatabase test) {
        test.asSuperuser().session(new Cancellation(), session -> {
            session.execute("begin; create temporary table noted (id int) on commit drop; savepoint here");
            assertThatExceptionOfType(AppException.class)
                    .isThrownBy(() -> session.together()
                            .execute("insert into noted values (1)")
                            .call("select 1 / 0")
                            .execute("insert into noted values (2)")
                            .run())
                    .satisfies(e -> assertThat(e.problem().sqlState()).isEqualTo("22012"));
            session.execute("rollback to savepoint here");
            var left = new ArrayList<String>();
            session.each("select count(*) from noted", Parameters.none(), 0, row -> left.add(row.textAt(0)));
            session.execute("rollback");
            assertThat(left).containsExactly("0");
            return true;
        });
    }
}

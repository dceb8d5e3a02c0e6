package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.statement.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptPlanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (a int); insert into t values (1)              | TRANSACTION",
                "begin; create table t (a int); commit;                        | UNWRAPPED",
                "start transaction; select 1; end work;                        | UNWRAPPED",
                "begin; select 1; rollback;                                    | OWN_TRANSACTIONS",
                "begin; select 1; commit; begin; select 2; commit              | OWN_TRANSACTIONS",
                "begin isolation level serializable; select 1; commit          | OWN_TRANSACTIONS",
                "savepoint s; select 1; rollback to savepoint s                | TRANSACTION",
                "create index concurrently i on t (a)                          | NO_TRANSACTION",
                "create unique index concurrently if not exists i on t (a)     | NO_TRANSACTION",
                "create index i on t (a) where note = 'concurrently'           | TRANSACTION",
                "vacuum analyze t                                              | NO_TRANSACTION",
                "reindex index concurrently i                                  | NO_TRANSACTION",
                "alter system set work_mem = '1MB'                             | NO_TRANSACTION",
                "alter table t detach partition p concurrently                 | NO_TRANSACTION",
                "refresh materialized view concurrently m                      | TRANSACTION",
                "do $$ begin commit; end $$                                    | NO_TRANSACTION",
                "do $$ begin perform 'commit; no'; /* ; commit; */ end $$      | TRANSACTION",
                "begin; create table t (a int); commit; create index concurrently i on t (a) | OWN_TRANSACTIONS",
                "reindex (concurrently) table t                                | NO_TRANSACTION",
                "alter type mood add value 'calm'; select 1                    | TRANSACTION",
                "alter type mood add value 'calm'; insert into t values ('calm') | NO_TRANSACTION",
                "create type mood as enum ('a'); alter type mood add value 'b'; insert into t values ('b') | TRANSACTION",
                "create function f() returns int language sql begin atomic select 1; end | TRANSACTION"
            })
    void decidesInWhoseTransactionAScriptRuns(String script, Mode mode) {
        assertThat(ScriptPlan.of(script).mode()).isEqualTo(mode);
    }

    @Test
    void leavesTheOuterBeginAndCommitOut() {
        var plan = ScriptPlan.of("begin; create table t (a int); commit;");
        assertThat(plan.steps()).extracting(Piece::sql).containsExactly("create table t (a int)");
    }

    @Test
    void knowsWhatOwnTransactionsHaveCommitted() {
        var plan = ScriptPlan.of("select 1; begin; select 2; commit; begin; select 3; commit");
        assertThat(plan.committedBefore(1)).isEqualTo(1);
        assertThat(plan.committedBefore(3)).isEqualTo(1);
        assertThat(plan.committedBefore(4)).isEqualTo(4);
        assertThat(plan.committedBefore(6)).isEqualTo(4);
    }
}

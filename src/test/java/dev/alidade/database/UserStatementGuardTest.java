package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserStatementGuardTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | ;; -- nothing",
                "1 | ;select ';' ; ; /* ; */",
                "2 | select 1; select 2",
                "3 | select 1; begin; select $$;$$;"
            })
    void countsStatements(int count, String sql) {
        assertThat(UserStatementGuard.count(sql)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select 1;",
                " ;; select 1 ; ; -- done; commit",
                "select 'a; commit', $$; commit $$, $x$ $$; commit $x$, \"; commit\" from t",
                "select E'it\\'s; commit' /* /* ; */ commit; */",
                "select U&'\\0041; commit'",
                "select col$a, foo$$ from t",
                "with x as (select 1) table x",
                "explain (analyze) select 1",
                "select data ? 'key', data ?| array['a'] from t where at > '12:30:00'::time",
                "prepare p as select 1",
                "set search_path = app",
                "set local statement_timeout to '3s'",
                "select set_config('search_path', 'app', true)",
                "do $$ begin perform 1; end $$",
                "show transaction_read_only",
                "select * from \"commit\"",
                "select 1 as \"begin\""
            })
    void letsOneStatementThrough(String sql) {
        assertThatCode(() -> UserStatementGuard.check(sql)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ; -- nothing",
                "select 1; select 2",
                "select ';' ; commit",
                "commit",
                "COMMIT AND CHAIN",
                "cOmMiT",
                "/* ; */ commit",
                "-- x\ncommit",
                "--x\rcommit",
                "\u000bcommit",
                "end",
                "abort",
                "rollback",
                "rollback to savepoint a",
                "begin read write",
                "start transaction read write",
                "savepoint a",
                "release a",
                "prepare transaction 'x'",
                "prepare/**/transaction 'x'",
                "commit prepared 'x'",
                "reset all",
                "reset transaction_read_only",
                "discard all",
                "set transaction read write",
                "set/**/transaction read write",
                "set local transaction_read_only = off",
                "set session characteristics as transaction read write",
                "set default_transaction_read_only to off",
                "set \"transaction_read_only\" = off",
                "set U&\"transaction_read_onl\\0079\" = off",
                "set session authorization postgres",
                "select set_config('transaction_read_only', 'off', true)",
                "select pg_catalog.\"set_config\"($$default_transaction_read_only$$, 'off', false)",
                "select 'unfinished",
                "select $tag$ unfinished $tagx$",
                "select /* unfinished",
                "select '\\'; commit; --'",
                "select 1\u0000; commit"
            })
    void refusesWhateverCouldLoosenTheTransaction(String sql) {
        var refusal = catchThrowableOfType(AppException.class, () -> UserStatementGuard.check(sql));
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().kind()).isEqualTo(ProblemKind.REFUSED);
        assertThat(refusal.problem().code()).startsWith("database.guard.");
    }
}

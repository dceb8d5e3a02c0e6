package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SandboxExtension.class)
class ReadOnlyIT {
    private static final String FINGERPRINT = """
            select (select pg_catalog.count(*) from pg_catalog.pg_class) || ' ' || (select pg_catalog.count(*) from public.kept)
                || ' ' || (select pg_catalog.count(*) from pg_catalog.pg_proc) || ' '
                || (select last_value from public.counter) || ' ' || (select is_called from public.counter)
                || ' ' || (select pg_catalog.count(*) from pg_catalog.pg_prepared_xacts)
                || ' ' || (select pg_catalog.count(*) from pg_catalog.pg_largeobject_metadata)
                || ' ' || (select pg_catalog.count(*) from pg_catalog.pg_db_role_setting) as value""";

    @BeforeEach
    void makeSomethingToLose(TestDatabase database) {
        database.asSuperuser().write(new Cancellation(), session -> {
            session.execute("""
                    create table public.kept (id int);
                    insert into public.kept values (1), (2);
                    create sequence public.counter;
                    create procedure public.escape() language plpgsql as $$
                    begin commit; delete from public.kept; commit; end $$;
                    create function public.escape_in_function() returns int language plpgsql as $$
                    begin perform pg_catalog.set_config('transaction_read_' || 'only', 'off', true);
                    delete from public.kept; return 1; end $$;
                    """);
            return true;
        });
    }

    static Stream<String> escapes() {
        return Stream.of(
                "commit; delete from public.kept",
                "commit;create table public.escaped()",
                "end; drop table public.kept",
                "abort; truncate public.kept",
                "rollback; delete from public.kept",
                "commit and chain; delete from public.kept",
                "set transaction read write; delete from public.kept",
                "set transaction read write",
                "set session characteristics as transaction read write; commit; delete from public.kept",
                "set default_transaction_read_only = off; commit; delete from public.kept",
                "begin read write; delete from public.kept",
                "start transaction read write; delete from public.kept",
                "reset all; delete from public.kept",
                "reset transaction_read_only",
                "discard all",
                "select set_config('transaction_read_only','off',true); delete from public.kept",
                "select set_config('transaction_read_' || 'only','off',true)",
                "with x as (select set_config('transaction_read_' || 'only','off',true)) select * from x",
                "select set_config(E'transaction_read_\\x6fnly','off',false)",
                "do $$ begin commit; delete from public.kept; end $$",
                "do $$ begin set transaction read write; delete from public.kept; end $$",
                "do $$ begin execute 'commit'; end $$",
                "do $$ begin perform set_config('transaction_read_only','off',true); delete from public.kept; end $$",
                "call public.escape()",
                "select public.escape_in_function()",
                "prepare transaction 'escape'",
                "/* commit */ delete from public.kept",
                "-- \r delete from public.kept",
                "select '\\'; delete from public.kept; --'",
                "select $a$ $b$; delete from public.kept; select $b$ $a$; delete from public.kept",
                "\u00a0commit; delete from public.kept",
                "select 1;\u2028commit; delete from public.kept",
                "delete from public.kept returning id",
                "with gone as (delete from public.kept returning id) select * from gone",
                "explain analyze delete from public.kept",
                "create table public.escaped as select 1",
                "select * into public.escaped from public.kept",
                "create temp table t as select 1",
                "insert into public.kept select 3",
                "copy public.kept from program 'echo 3'",
                "select nextval('public.counter')",
                "select setval('public.counter', 99)",
                "select lo_create(0)",
                "alter role current_user set default_transaction_read_only = off",
                "alter system set work_mem = '5MB'",
                "vacuum public.kept",
                "create database escaped",
                "refresh materialized view public.kept",
                "lock table public.kept in access exclusive mode",
                "comment on table public.kept is 'x'",
                "notify escaped",
                "security label for x on table public.kept is 'y'");
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void nothingATypedStatementDoesRemains(String statement, TestDatabase database) {
        var before = value(database.asSuperuser(), FINGERPRINT);
        var guarded = database.open(database.superuserTarget().withReadOnly(true));
        var failure = catchThrowableOfType(
                AppException.class, () -> guarded.readTyped(new Cancellation(), statement, 0, _ -> {}));
        if (failure != null) {
            assertThat(failure.problem().kind()).isIn(ProblemKind.REFUSED, ProblemKind.STATEMENT);
        }
        assertThat(value(database.asSuperuser(), FINGERPRINT)).isEqualTo(before);
        assertThat(typed(guarded, "show transaction_read_only")).containsExactly("on");
        assertThat(typed(guarded, "show default_transaction_read_only")).containsExactly("off");
    }

    @Test
    void sequencesAreSafeBecauseTheServerRefuses(TestDatabase database) {
        var guarded = database.open(database.superuserTarget().withReadOnly(true));
        var failure = catchThrowableOfType(
                AppException.class,
                () -> guarded.readTyped(new Cancellation(), "select nextval('public.counter')", 0, _ -> {}));
        assertThat(failure.problem().sqlState()).isEqualTo("25006");
    }

    @Test
    void typedQueriesKeepTheirQuestionMarksColonsAndBackslashes(TestDatabase database) {
        var guarded = database.open(database.superuserTarget().withReadOnly(true));
        assertThat(typed(guarded, "select '{\"a\":1}'::jsonb ? 'a' as x, '12:30'::time"))
                .containsExactly("t");
        assertThat(typed(guarded, "select 'C:\\temp'")).containsExactly("C:\\temp");
        assertThat(typed(guarded, "select id from public.kept order by id;")).containsExactly("1", "2");
    }

    @Test
    void ourOwnWritesAreRefusedBeforeTheyAreSent(TestDatabase database) {
        var guarded = database.open(database.superuserTarget().withReadOnly(true));
        for (Runnable attempt : List.<Runnable>of(
                () -> guarded.write(new Cancellation(), s -> s.update("delete from public.kept", Parameters.none())),
                () -> guarded.session(
                        new Cancellation(), s -> s.update("delete from public.kept", Parameters.none())))) {
            assertThat(catchThrowableOfType(AppException.class, attempt::run)
                            .problem()
                            .kind())
                    .isEqualTo(ProblemKind.REFUSED);
        }
        var late = catchThrowableOfType(
                AppException.class,
                () -> guarded.read(new Cancellation(), s -> s.update("delete from public.kept", Parameters.none())));
        assertThat(late.problem().sqlState()).isEqualTo("25006");
        assertThat(typed(guarded, "select id from public.kept order by 1")).containsExactly("1", "2");
    }

    @Test
    void theWindowSaysWhatReadOnlyCannotStopAndThatIsTrue(TestDatabase database) {
        var guarded = database.open(database.superuserTarget().withReadOnly(true));
        assertThat(typed(guarded, "select pg_try_advisory_lock(1)")).containsExactly("t");
        guarded.readTyped(new Cancellation(), "copy (select 1) to program 'cat > /dev/null'", 0, _ -> {});
        assertThat(UserStatementGuard.limits()).contains("COPY", "advisory", "pg_terminate_backend");
    }

    private static String value(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(row.text("value")));
            return values.getFirst();
        });
    }

    private static List<String> typed(Database database, String sql) {
        var values = new ArrayList<String>();
        database.readTyped(new Cancellation(), sql, 0, row -> values.add(String.valueOf(row.textAt(0))));
        return values;
    }
}

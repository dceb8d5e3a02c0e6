package dev.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.Colleague;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code migrations rollback} shows and asks before it takes something back. */
@ExtendWith(SandboxExtension.class)
class RollbackCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void whatMayBeSomebodyElsesStaysUnlessItIsNamed(TestDatabase test) {
        var database = test.asSupabaseRole();
        var bench = new CommandBench(test.supabaseTarget(), place);
        mixed(bench, database);
        assertThat(bench.verb("rollback", "--last", "--include-unattributed", "table public.ours"))
                .isEqualTo(2);
        assertThat(bench.complained()).contains("table public.theirs");
        assertThat(bench.verb("rollback", "--last", "--json")).isZero();
        var told = bench.events().getLast();
        assertThat(told.get("proof").asText()).isEqualTo("exact");
        var left = told.get("unattributed").get(0);
        assertThat(left.get("object").asText()).isEqualTo("table public.theirs");
        assertThat(left.get("decision").asText()).isEqualTo("leave");
        execute(database, "select * from theirs; drop table theirs");
        mixed(bench, database);
        assertThat(bench.verb("rollback", "--last", "--include-unattributed", "table public.theirs"))
                .isZero();
        assertThat(bench.complained()).contains("is rolled back as you said: + table public.theirs");
        execute(database, "create table theirs (id int)");
    }

    @Test
    void whatWasChangedByHandSinceIsShownAndStays(TestDatabase test) {
        var database = test.asSupabaseRole();
        var bench = new CommandBench(test.supabaseTarget(), place);
        bench.write("001_a.sql", "create table a (id int);");
        bench.write("002_b.sql", "create table b (id int);");
        assertThat(bench.verb("apply")).isZero();
        execute(database, "create table by_hand (id int)");
        assertThat(bench.verb("rollback", "--last")).isZero();
        assertThat(bench.complained())
                .contains("Changed outside of migrations since, and stays as it is: + table public.by_hand");
        execute(database, "alter table a add column hand int");
        assertThat(bench.verb("rollback", "--last", "--json")).isEqualTo(4);
        var told = bench.events().getLast();
        assertThat(told.get("refusal").asText()).isEqualTo("change.undo.conflict");
        assertThat(told.get("differences").get(0).asText()).isEqualTo("+ column public.a.hand");
        assertThat(told.get("drift").get(0).asText()).isEqualTo("+ table public.by_hand");
        execute(database, "select hand from a; select * from by_hand");
    }

    @Test
    void onProductionAYesIsNotEnough(TestDatabase test) {
        var bench = new CommandBench(test.supabaseTarget(), place).production();
        bench.write("001_a.sql", "create table a (id int);");
        assertThat(bench.verb("apply")).isEqualTo(4);
        assertThat(bench.complained()).contains("--production " + test.name());
        assertThat(bench.verb("apply", "--production", test.name())).isZero();
        assertThat(bench.verb("rollback", "--last", "--json")).isEqualTo(4);
        assertThat(bench.verb("rollback", "--last", "--production", "another")).isEqualTo(4);
        assertThat(bench.states()).containsExactly("applied");
        assertThat(bench.verb("rollback", "--last", "--production", test.name()))
                .isZero();
        assertThat(bench.states()).containsExactly("pending");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasTooLargeToBeTriedIsTriedOnACopyFirst(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var bench = new CommandBench(superuser ? test.superuserTarget() : test.supabaseTarget(), place);
        bench.write("001_a.sql", "create table big (id int primary key, n int);\ncreate index on big (n);");
        bench.write("002_b.sql", "alter table big alter column n type bigint;\ncreate view v as select n from big;");
        assertThat(bench.verb("apply", "--to", "001")).isZero();
        execute(
                test.asSuperuser(),
                "insert into big select 1, 1; update pg_class set reltuples = 9e6, relpages = 50000 where relname = 'big'");
        assertThat(bench.verb("apply")).isZero();
        assertThat(bench.complained()).contains("untried");
        assertThat(bench.verb("rollback", "--last", "--accept", "data-loss")).isZero();
        assertThat(bench.complained())
                .contains("tried first on an empty copy of", "Making an empty copy of", "On the copy: exact.");
        assertThat(bench.said()).contains("1 rolled back");
        execute(database, "do $$ begin assert (select pg_typeof(n) = 'int'::regtype from big); end $$");
    }

    @Test
    void whatIsRefusedOnTheCopyIsNotBegun(TestDatabase test) {
        var bench = new CommandBench(test.supabaseTarget(), place);
        bench.write("001_a.sql", "create table big (id int primary key, n int);");
        bench.write("002_b.sql", "alter table big alter column n type uuid using gen_random_uuid();");
        assertThat(bench.verb("apply", "--to", "001")).isZero();
        execute(
                test.asSuperuser(),
                "insert into big select 1, 1; update pg_class set reltuples = 9e6, relpages = 50000 where relname = 'big'");
        assertThat(bench.verb("apply")).isZero();
        assertThat(bench.verb("rollback", "--last", "--accept", "data-loss")).isEqualTo(4);
        assertThat(bench.complained()).contains("On the copy it was refused: ", "cannot cast type uuid to integer");
        assertThat(bench.states()).containsExactly("applied", "applied");
        execute(test.asSuperuser(), "do $$ begin assert (select pg_typeof(n) = 'uuid'::regtype from big); end $$");
    }

    @Test
    void theOldOrderOfColumnsIsBuiltAnewOnRequest(TestDatabase test) {
        var bench = new CommandBench(test.supabaseTarget(), place);
        bench.write("001_a.sql", "create table a (id int primary key, note text, size int);");
        bench.write("002_b.sql", "alter table a drop column note;");
        assertThat(bench.verb("apply")).isZero();
        execute(test.asSupabaseRole(), "insert into a values (1, 2), (3, 4)");
        assertThat(bench.verb("rollback", "--last")).isEqualTo(4);
        assertThat(bench.complained()).contains("--rebuild column-order", "public.a");
        assertThat(bench.verb("rollback", "--last", "--rebuild", "rows")).isEqualTo(2);
        assertThat(bench.verb("rollback", "--last", "--rebuild", "column-order", "--accept", "column-order"))
                .isEqualTo(2);
        assertThat(bench.verb("rollback", "--last", "--rebuild", "column-order", "--json"))
                .isZero();
        var told = bench.events().getLast();
        assertThat(told.get("proof").asText()).isEqualTo("exact");
        assertThat(told.get("rebuilt").get("public.a").asLong()).isEqualTo(2);
        execute(test.asSupabaseRole(), "do $$ begin assert (select a::text = '(3,,4)' from a where id = 3); end $$");
    }

    private static void mixed(CommandBench bench, Database database) {
        bench.write(
                "001_a.sql",
                Colleague.GATE + "create table ours (id int);\ngrant select on all tables in schema public to anon;");
        assertThat(Colleague.meanwhile(database, "create table theirs (id int primary key)", () -> bench.verb("apply")))
                .isZero();
    }

    private static void execute(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}

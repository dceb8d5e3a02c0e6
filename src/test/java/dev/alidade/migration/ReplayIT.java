package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.Acceptance;
import dev.alidade.change.DifferenceText;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.replay.Replay;
import dev.alidade.migration.replay.ReplayOutcome;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that nobody tried when they were applied are tried on a copy, and taken back with proof. */
@ExtendWith(SandboxExtension.class)
class ReplayIT {
    private static final RollbackOptions ALL = RollbackOptions.of(new RollbackSelection.To(ScriptVersion.of("0")));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatStockFlywayAppliedIsTakenBackExactly(boolean superuser, TestDatabase test) {
        var surroundings = new Workbench(test.asSuperuser(), place);
        surroundings.execute("""
                create schema if not exists auth;
                create table auth.users (id uuid primary key);
                grant usage on schema auth to postgres;
                grant select, references on auth.users to postgres;
                alter default privileges for role postgres in schema public grant select on tables to anon""");
        var bench = new Workbench(superuser ? test.asSuperuser() : test.asSupabaseRole(), place);
        bench.write("V1__profiles.sql", """
                create extension if not exists citext;
                create type mood as enum ('glad', 'sad');
                create table profiles (id uuid primary key references auth.users, name citext, feeling mood);
                alter table profiles enable row level security;
                create policy own on profiles using (true);
                """);
        bench.write("V2__more.sql", """
                alter type mood add value 'calm';
                create view glad as select id from profiles;
                create index profiles_name on profiles (name);
                """);
        var before = snapshot(bench);
        Flyway.configure()
                .dataSource(bench.database.unpooled())
                .locations("filesystem:" + bench.folder)
                .load()
                .migrate();
        assertThat(bench.states()).containsExactly("applied", "applied");

        var outcome = replay(bench);
        assertThat(outcome.obstacle()).isNull();
        assertThat(outcome.byName())
                .isEqualTo(Map.of("V1__profiles.sql", Verdict.EXACT, "V2__more.sql", Verdict.EXACT));
        var undone = bench.service().rollback(bench.status(), ALL, _ -> {}, new Cancellation());
        assertThat(undone.failure()).isNull();
        assertThat(undone.proof()).isEqualTo("exact");
        assertThat(bench.states()).containsOnly("pending");
        assertThat(DifferenceText.lines(CatalogDiff.between(before, snapshot(bench))))
                .allMatch(line -> line.contains("flyway_schema_history"));
    }

    @Test
    void rowsAreNeverToldByACopy(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table a (id int, note text); insert into a values (1, 'x');");
        bench.write("002_b.sql", "alter table a drop column note;");
        bench.write("003_c.sql", "create table c (id int);");
        bench.apply(Workbench.all(LedgerPlace.LOCAL).withProof(false));
        var outcome = replay(bench);
        assertThat(outcome.byName())
                .isEqualTo(Map.of(
                        "001_a.sql", Verdict.NEEDS_DATA, "002_b.sql", Verdict.NEEDS_DATA, "003_c.sql", Verdict.EXACT));
        var refused = bench.service().rollback(bench.status(), ALL, _ -> {}, new Cancellation());
        assertThat(refused.failure()).isNotNull();
        assertThat(bench.states()).containsExactly("applied", "applied", "pending");
        var agreed = bench.service()
                .rollback(bench.status(), ALL.with(new Acceptance(true, true)), _ -> {}, new Cancellation());
        assertThat(agreed.failure()).isNull();
        assertThat(bench.states()).containsOnly("pending");
    }

    @Test
    void whatIsOtherwiseThanOnTheCopyIsRefused(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table a (id int);");
        bench.apply(Workbench.all(LedgerPlace.LOCAL).withProof(false));
        bench.execute("alter table a add column by_hand int; create index on a (id)");
        assertThat(replay(bench).byName()).isEqualTo(Map.of("001_a.sql", Verdict.EXACT));
        var refused = bench.service().rollback(bench.status(), ALL, _ -> {}, new Cancellation());
        assertThat(refused.failure())
                .isNotNull()
                .extracting(f -> f.problem().message())
                .asString()
                .contains("by_hand");
        assertThat(bench.texts("select count(*)::text from pg_class where relname = 'a'"))
                .containsExactly("1");
    }

    @Test
    void endsBeforeWhatCannotRunAgain(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.write("001_a.sql", "create table a (id int);");
        bench.write("002_b.sql", "create table b (id int);");
        bench.write("003_c.sql", "create table c (id int);");
        bench.apply(Workbench.all(LedgerPlace.LOCAL).withProof(false));
        bench.write("002_b.sql", "create table b (id bigint);");
        var outcome = replay(bench);
        assertThat(outcome.byName()).containsOnlyKeys("001_a.sql");
        assertThat(outcome.obstacle()).extracting(Problem::code).isEqualTo("migration.replay.changed");
        bench.write("002_b.sql", "create table b (id int);");
        bench.execute("create table d (id int)");
        assertThat(replay(bench).byName()).containsOnlyKeys("002_b.sql", "003_c.sql");
        assertThat(replay(bench).proven()).isEmpty();
    }

    private ReplayOutcome replay(Workbench bench) {
        return new Replay(bench.database, Workbench.user(place), System.getenv())
                .run(bench.status(), _ -> {}, new Cancellation());
    }

    private static CatalogSnapshot snapshot(Workbench bench) {
        return new CatalogReader().read(bench.database, new Cancellation());
    }
}

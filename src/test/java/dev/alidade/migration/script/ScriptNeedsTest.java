package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.script.ScriptNeeds.Extension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNeedsTest {
    @Test
    void namesTablesThatLieOutsideOfTheFolder() {
        var needs = ScriptNeeds.of(List.of(
                ScriptPlan.of("create table public.users (id int, org int references base.orgs (id));"),
                ScriptPlan.of("""
                        create table if not exists "Notes" (id int references users, author uuid references auth.users);
                        alter table vehicle_states add column x int;
                        alter table if exists maybe add column x int;
                        create index concurrently if not exists i on only events (id);
                        create policy p on users using (true);
                        create trigger t before update on "Notes" for each row execute function f();
                        insert into settings values (1);
                        create function g() returns void language sql as $$ insert into hidden values (1) $$;
                        """)));
        assertThat(needs.tables())
                .containsExactlyInAnyOrder("base.orgs", "auth.users", "vehicle_states", "events", "settings");
        assertThat(needs.creates()).containsExactlyInAnyOrder("public.users", "notes");
    }

    @Test
    void namesExtensionsAndTheirRightSpelling() {
        var plan = ScriptPlan.of("create extension if not exists \"uuid-ossp\"; create extension \"pgvector\";");
        assertThat(ScriptNeeds.of(plan).extensions())
                .containsExactly(new Extension("uuid-ossp", null), new Extension("pgvector", "vector"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view v as select * from t where at > 'now'::timestamptz",
                "create table t (at timestamptz default 'today')",
                "create materialized view m as select now() as at",
                "create table t as select current_date as day",
                "do $$ begin execute format('create table p_%s ()', to_char(now(), 'YYYY')); end $$"
            })
    void namesDefinitionsThatDependOnTheDayTheyRun(String sql) {
        assertThat(ScriptNeeds.of(ScriptPlan.of(sql)).timeBound()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view v as select * from t where at > now()",
                "create table t (at timestamptz default now())",
                "insert into t values (now(), 'now')",
                "select 'today'"
            })
    void leavesLivingClocksAlone(String sql) {
        assertThat(ScriptNeeds.of(ScriptPlan.of(sql)).timeBound()).isEmpty();
    }
}

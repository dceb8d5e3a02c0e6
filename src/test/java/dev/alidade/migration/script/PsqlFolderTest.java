package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.statement.Piece;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsqlFolderTest {
    private final MigrationFolder folder = MigrationSets.read("psql");

    @Test
    void includesTakeTheirPlaceAndKnowWhereTheyAre() {
        var script = MigrationSets.script(folder, "001_includes.sql");
        assertThat(script.blocked()).isNull();
        var steps = script.body().source().plan().steps();
        assertThat(steps)
                .extracting(Piece::sql)
                .containsExactly("select 1", "create table included (id int)", "create table more (id int)");
        assertThat(steps)
                .extracting(s -> s.place(1).file() + ":" + s.line())
                .containsExactly(":3", "parts/tables.sql:1", "parts/more.sql:1");
    }

    @ParameterizedTest
    @CsvSource({
        "002_circle.sql, never end",
        "003_outside.sql, outside of the folder",
        "004_missing.sql, not there",
        "005_connect.sql, another database",
        "006_exec.sql, result of a query"
    })
    void whatCannotBeIncludedOrRunIsExplained(String file, String reason) {
        assertThat(MigrationSets.script(folder, file).blocked()).contains(reason);
    }

    @Test
    void variablesThatTheFileSetsAreFilledIn() {
        var plan = ScriptSource.whole(Path.of("."), Path.of("x.sql")).plan(ScriptText.of("""
                \\set schema app
                \\set who 'O''Brien' :schema
                create table :schema.t (name text default :'who', ":schema" int);
                comment on table :"schema".t is ':who';
                select 'a'::text, :other;
                \\unset schema
                select :schema;
                """));
        assertThat(plan.steps())
                .extracting(Piece::sql)
                .containsExactly(
                        "create table app.t (name text default 'O''Brienapp', \":schema\" int)",
                        "comment on table \"app\".t is ':who'",
                        "select 'a'::text, :other",
                        "select :schema");
        assertThat(Templates.find(plan.pieces()))
                .hasValueSatisfying(gap -> assertThat(gap.line()).isEqualTo(5));
    }
}

package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.statement.Piece;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SectionFolderTest {
    @Test
    void gooseRunsOnlyTheWayUp() {
        var script = MigrationSets.script(MigrationSets.read("goose"), "00001_create_users.sql");
        var steps = script.body().source().plan().steps();
        assertThat(steps).extracting(Piece::line).containsExactly(2, 4);
        assertThat(steps).noneMatch(s -> s.sql().contains("drop"));
        assertThat(script.statements()).isEqualTo(2);
    }

    @Test
    void gooseTakesBackWithTheWayDownAtItsOwnLines() {
        var script = MigrationSets.script(MigrationSets.read("goose"), "00001_create_users.sql");
        var down = Objects.requireNonNull(script.down()).plan();
        assertThat(down.steps()).extracting(Piece::sql).containsExactly("drop function touch()", "drop table users");
        assertThat(down.steps()).extracting(Piece::line).containsExactly(8, 9);
    }

    @Test
    void gooseSaysWhatNeedsNoTransactionHasNoWayBackOrNoMark() {
        var folder = MigrationSets.read("goose");
        assertThat(folder.convention()).isEqualTo(Convention.GOOSE);
        var alone = MigrationSets.script(folder, "00002_index.sql");
        assertThat(alone.mode()).isEqualTo(Mode.NO_TRANSACTION);
        assertThat(Objects.requireNonNull(alone.down()).plan().mode()).isEqualTo(Mode.NO_TRANSACTION);
        assertThat(MigrationSets.script(folder, "00003_no_way_back.sql").down()).isNull();
        assertThat(MigrationSets.script(folder, "00004_unmarked.sql").blocked()).contains("no section");
    }

    @Test
    void dbmateReadsItsMarksAndOptions() {
        var folder = MigrationSets.read("dbmate");
        assertThat(folder.convention()).isEqualTo(Convention.DBMATE);
        assertThat(MigrationSets.script(folder, "20240101120000_create_users.sql")
                        .rollbackText())
                .isEqualTo("\n\n\n\ndrop table users;\n");
        var alone = MigrationSets.script(folder, "20240102120000_index.sql");
        assertThat(alone.mode()).isEqualTo(Mode.NO_TRANSACTION);
        assertThat(Objects.requireNonNull(alone.down()).plan().mode()).isEqualTo(Mode.TRANSACTION);
        assertThat(MigrationSets.script(folder, "20240103120000_stray.sql").blocked())
                .contains("before the first");
    }

    @Test
    void sqlMigrateReadsItsMarksAndOptions() {
        var folder = MigrationSets.read("sql-migrate");
        assertThat(folder.convention()).isEqualTo(Convention.SQL_MIGRATE);
        assertThat(folder.scripts().getFirst().mode()).isEqualTo(Mode.NO_TRANSACTION);
        assertThat(folder.scripts().getFirst().statements()).isEqualTo(1);
    }

    @Test
    void gooseStatementBlocksStayWholeWhateverTheirBodies() {
        var plan = new ScriptSource(Path.of("."), Path.of("x.sql"), ScriptSource.Part.UP, Map.of())
                .plan(ScriptText.of("""
                        -- +goose Up
                        -- +goose StatementBegin
                        create function a() returns int language plpgsql as 'begin perform 1; return 2; end;';
                        -- +goose StatementEnd
                        -- +goose StatementBegin
                        create function b() returns int language sql begin atomic select 1; select 2; end;
                        -- +goose StatementEnd
                        -- +goose StatementBegin
                        do $$ begin perform 1; perform 2; end $$
                        -- +goose StatementEnd
                        -- +goose StatementBegin
                        select 1;
                        -- +goose StatementEnd
                        -- +goose Down
                        drop function a;
                        """));
        assertThat(plan.steps()).extracting(Piece::line).containsExactly(3, 6, 9, 12);
        assertThat(plan.mode()).isEqualTo(Mode.TRANSACTION);
    }
}

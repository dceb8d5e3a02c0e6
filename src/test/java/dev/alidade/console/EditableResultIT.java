package dev.alidade.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.change.row.RowProposal;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a result are changed where the result says which rows they are, as both roles. */
@ExtendWith(SandboxExtension.class)
class EditableResultIT {
    private static final String TABLE = """
            create table "we""ird Näme" (
                "order" int, part text, yes bool, at timestamptz default now(), doc jsonb, num numeric, net inet,
                made int generated always as ("order" * 2) stored, primary key ("order", part));
            insert into "we""ird Näme" values (1, 'a', true, default, '{"x":1}', 1.50, '10.0.0.1'),
                (2, 'b', null, 'infinity', null, 'NaN', null);
            """;
    private static final String QUERY =
            "select part as p, upper(part) as big, t.* from \"we\"\"ird Näme\" t order by \"order\"";

    @TempDir
    Path home;

    @Test
    void changesARowPreviewedAndTakesItBackAsBothRoles(TestDatabase sandbox) {
        for (var database : List.of(sandbox.asSupabaseRole(), sandbox.asSuperuser())) {
            run(database, TABLE);
            var changes = new RowChanges(database, JournalChild.folders(home));
            var heard = run(database, QUERY);
            var result = editable(changes, heard);
            assertThat(result.refusal(heard.rows.getFirst(), 1)).isPresent();
            assertThat(result.refusal(heard.rows.getFirst(), 9)).isPresent();
            assertThat(result.refusal(heard.rows.getFirst(), 0)).isEmpty();

            var edits = List.<RowEdit>of(
                    result.edit(heard.rows.getFirst(), Map.of(4, NewValue.of("f"), 6, NewValue.of("{\"y\": 2}"))),
                    result.edit(heard.rows.get(1), Map.of(7, NewValue.of("3.25"), 8, new NewValue.Null())));
            assertThat(RowChanges.preview(result.table(), edits)).contains("update", "\"we\"\"ird Näme\"");
            var applied = (RowOutcome.Applied) changes.apply(proposal(result, edits), new Cancellation());
            assertThat(values(database)).containsExactly("f", "{\"y\": 2}", "1.50", "null", "null", "3.25");

            changes.undo(applied.kept(), false, new Cancellation());
            assertThat(values(database)).containsExactly("t", "{\"x\": 1}", "1.50", "null", "null", "NaN");
            run(database, "drop table \"we\"\"ird Näme\"");
        }
    }

    @Test
    void changesNothingWhereARowIsNotWhatTheResultShows(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        run(database, TABLE);
        var changes = new RowChanges(database, JournalChild.folders(home));
        var heard = run(database, QUERY);
        var result = editable(changes, heard);
        run(database, "update \"we\"\"ird Näme\" set num = 9 where \"order\" = 1");

        var edits = List.<RowEdit>of(result.edit(heard.rows.getFirst(), Map.of(4, NewValue.of("f"))));
        assertThat(changes.apply(proposal(result, edits), new Cancellation()))
                .isInstanceOf(RowOutcome.Conflicted.class);
        assertThat(values(database)).startsWith("t");
    }

    @Test
    void refusesResultsThatDoNotSayWhichRowsTheyAre(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        run(database, TABLE + "; create table keyless (v int); insert into keyless values (1)");
        var changes = new RowChanges(database, JournalChild.folders(home));

        assertThat(EditableResult.relation(
                        run(database, "select 1 as a").columns.getFirst()))
                .isEmpty();
        assertThat(EditableResult.relation(run(database, "select t.part, k.v from \"we\"\"ird Näme\" t, keyless k")
                        .columns
                        .getFirst()))
                .isEmpty();
        assertThatThrownBy(() -> editable(changes, run(database, "select \"order\", num from \"we\"\"ird Näme\"")))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("part");
        assertThatThrownBy(() -> editable(changes, run(database, "table keyless")))
                .isInstanceOf(AppException.class);
    }

    private static EditableResult editable(RowChanges changes, Heard heard) {
        var columns = heard.columns.getFirst();
        var relation = EditableResult.relation(columns).orElseThrow();
        return EditableResult.of(columns, changes.table(relation.schema(), relation.name(), new Cancellation()));
    }

    private static RowProposal proposal(EditableResult result, List<RowEdit> edits) {
        return new RowProposal(
                "console", "test", result.table().schema(), result.table().name(), edits, false);
    }

    private static List<String> values(Database database) {
        return run(database, "select yes, doc, num from \"we\"\"ird Näme\" order by \"order\"")
                .values();
    }

    private static Heard run(Database database, String text) {
        var heard = new Heard();
        try (var session = new ConsoleSession(database, InstantSource.system(), _ -> {})) {
            session.run(ConsoleText.of(text).statements(), RunOptions.rows(100), new Cancellation(), heard);
        }
        assertThat(heard.outcomes).noneMatch(StatementOutcome.Failed.class::isInstance);
        return heard;
    }
}

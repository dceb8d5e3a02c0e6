package dev.alidade.browser.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationKind;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowAnchor;
import dev.alidade.browser.RowIdentity;
import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowColumn;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowImage;
import dev.alidade.change.row.RowTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagingTest {
    private static final RelationColumn ID = column("id", true);
    private static final RelationColumn NAME = column("name", false);
    private static final RelationShape SHAPE = new RelationShape(
            new RelationName("public", "t"),
            1,
            RelationKind.TABLE,
            List.of(ID, NAME),
            new RowIdentity.Key(List.of(ID), true),
            10,
            true);
    private static final RowTable TABLE = new RowTable(
            "public",
            "t",
            1,
            'r',
            RowTable.Identity.KEY,
            List.of("id"),
            true,
            new RowTable.Allows(true, true, true),
            List.of(written("id", true), written("name", false)));

    private final Staging staging = new Staging(SHAPE, TABLE);

    @Test
    void theValueThatIsThereAlreadyIsNoChange() {
        var row = row("1", "a", "7");
        staging.set(row, NAME, new NewValue.Text("b"));
        assertThat(staging.mark(row)).isEqualTo(Staging.Mark.CHANGED);
        staging.set(row, NAME, new NewValue.Text("a"));
        assertThat(staging.size()).isZero();
    }

    @Test
    void aStagedRowKeepsTheVersionInWhichItWasSeen() {
        staging.set(row("1", "a", "7"), NAME, new NewValue.Text("b"));
        var readAgain = row("1", "theirs", "8");
        staging.set(readAgain, NAME, new NewValue.Text("c"));
        assertThat(staging.edits()).singleElement().isInstanceOfSatisfying(RowEdit.Update.class, update -> {
            assertThat(update.row().version()).isEqualTo("7");
            assertThat(update.row().seen()).containsEntry("name", "a");
            assertThat(update.values()).containsEntry("name", new NewValue.Text("c"));
        });
    }

    @Test
    void deletionsComeBeforeChangesAndChangesBeforeNewRows() {
        var fresh = staging.insert();
        staging.set(fresh, NAME, new NewValue.Text("new"));
        staging.set(row("1", "a", "7"), NAME, new NewValue.Null());
        staging.delete(row("2", "b", "7"));
        assertThat(staging.edits())
                .extracting(Object::getClass)
                .containsExactly(RowEdit.Delete.class, RowEdit.Update.class, RowEdit.Insert.class);
        staging.delete(fresh);
        assertThat(staging.size()).isEqualTo(2);
    }

    @Test
    void aDuplicateLeavesOutWhatTheServerNumbers() {
        staging.duplicate(Map.of("id", "1", "name", "a"));
        assertThat(staging.edits()).containsExactly(new RowEdit.Insert(Map.of("name", new NewValue.Text("a")), false));
    }

    @Test
    void afterAConflictMineIsDoneToTheRowAsItIsNow() {
        var row = row("1", "a", "7");
        staging.set(row, NAME, new NewValue.Text("mine"));
        var edit = (RowEdit.Update) staging.edits().getFirst();
        var found = staging.find(edit.row()).orElseThrow();
        staging.rebase(found, new RowImage(List.of("1"), "9", Map.of("name", "theirs")));
        assertThat(staging.edits()).singleElement().isInstanceOfSatisfying(RowEdit.Update.class, update -> {
            assertThat(update.row().version()).isEqualTo("9");
            assertThat(update.values()).containsEntry("name", new NewValue.Text("mine"));
        });
    }

    private static BrowsedRow row(String id, String name, String version) {
        return new BrowsedRow(
                new RowAnchor(List.of(id), null, false),
                List.of(new Cell(Cell.State.WHOLE, id, 0), new Cell(Cell.State.WHOLE, name, name.length())),
                version);
    }

    private static RelationColumn column(String name, boolean identity) {
        return new RelationColumn(
                name,
                "text",
                ColumnFamily.TEXT,
                "text",
                "pg_catalog",
                identity,
                identity,
                null,
                identity,
                null,
                null,
                true,
                true);
    }

    private static RowColumn written(String name, boolean identity) {
        return new RowColumn(
                name, "text", "pg_catalog.text", false, identity, identity, identity, true, true, true, null);
    }
}

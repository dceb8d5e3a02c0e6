package dev.alidade.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.console.ResultRow;
import dev.alidade.sandbox.TestDatabase;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What is made of a result: plans, drawings, changes of its rows, its large values. */
class ResultUiTest extends ConsoleFixture {
    @Test
    void showsAPlanWithItsSlowestStepAndAdvice(TestDatabase sandbox, FxRobot robot) {
        var database = filled(sandbox);
        execute(
                database,
                "create table reading as select g as id, g % 500 as vehicle_id, random() as v, repeat('x', 40) as pad"
                        + " from generate_series(1, 150000) g; analyze reading");
        open(robot, database, "");
        write(
                robot,
                "select v.name, count(*) from reading r join vehicle v on v.id = r.vehicle_id\n"
                        + "where r.id = 77 group by v.name");
        robot.push(KeyCode.F7);
        waitUntilIdle();
        eventually(() -> buffer().results().size() == 1);
        picture(robot, "plan");
        var first = (ResultEntry.Planned) buffer().results().getFirst();
        assertThat(first.plan().advice()).isNotEmpty();

        robot.clickOn("#console-plan-as-flames");
        picture(robot, "flames");
        robot.interact(() -> robot.lookup(".flame:chosen").query().getParent().requestFocus());
        robot.push(KeyCode.HOME).push(KeyCode.DOWN);
        var below = first.plan().root().children().getFirst();
        robot.clickOn("#console-plan-as-tree");
        assertThat(robot.lookup("#console-plan-tree")
                        .queryAs(PlanTree.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getValue())
                .isEqualTo(below);

        execute(database, "create index on reading (id); analyze reading");
        robot.interact(() -> editor(robot).area().requestFocus());
        robot.push(KeyCode.F7);
        waitUntilIdle();
        eventually(() -> buffer().results().getFirst() instanceof ResultEntry.Planned now
                && now.kept().number() == 2);
        robot.clickOn("#console-plan-compare");
        robot.interact(() -> robot.lookup("#console-plan-compare")
                .queryAs(MenuButton.class)
                .getItems()
                .getFirst()
                .fire());
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "plans-compared");
        assertThat(label(robot, "#console-plan-verdict")).contains("times as fast");
    }

    @Test
    void drawsAResultAndCopiesItsDrawing(TestDatabase sandbox, FxRobot robot) {
        open(robot, sandbox.asSupabaseRole(), "");
        run(
                robot,
                "select d::date as day, k as kind, (extract(day from d) * k.n + 100 * sin(extract(doy from d) / 9))::int as visits"
                        + " from generate_series(date '2026-01-01', '2026-04-30', '1 day') d, (values ('web', 5), ('app', 9)) k(k, n)");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-chart");
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "chart-line");
        robot.clickOn("#console-chart-svg");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("<svg")
                .contains("polyline", "web", "app"));
        robot.clickOn("#console-chart-scatter");
        picture(robot, "chart-scatter");
        run(robot, "select 'street ' || g as street, g * g % 37 as vehicles from generate_series(1, 24) g");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-chart");
        eventually(() -> buffer().results().size() == 2);
        picture(robot, "chart-bar");
        assertThat(unheard).isEmpty();
    }

    @Test
    void editsAResultWithPreviewApplyAndUndoAndShowsTheRowsAsTheyAre(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        run(robot, "select id, name, mass, upper(name) as loud from vehicle where id < 4 order by id");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-edit");
        eventually(() -> seen(robot, "#console-edit-bar .label")
                && label(robot, "#console-edit-bar .label").startsWith("Rows of"));
        stage(robot, 1, 2, "renamed");
        stage(robot, 1, 1, "7777");
        picture(robot, "edit-staged");
        robot.clickOn("#console-edit-preview");
        picture(robot, "edit-preview");
        robot.clickOn("#console-edit-apply");
        eventually(() -> seen(robot, "#console-edit-undo"));
        assertThat(rows(robot).get(1).values()).startsWith("7777", "renamed");
        assertThat(label(robot, "#console-edit-bar .label")).contains("as now in the database", "Computed");
        picture(robot, "edit-applied");

        stage(robot, 1, 3, "5.50");
        robot.clickOn("#console-edit-preview");
        robot.clickOn("#console-edit-apply");
        eventually(() -> "5.50".equals(rows(robot).get(1).value(2)) && seen(robot, "#console-edit-undo"));
        robot.clickOn("#console-edit-undo");
        eventually(() -> label(robot, "#console-edit-bar .label").startsWith("Taken back"));
        assertThat(rows(robot).get(1).values()).startsWith("7777", "renamed", "2.50");
        run(robot, "select name from vehicle where id = 7777 and name = 'renamed' and mass = 2.5");
        eventually(() -> buffer().results().size() == 1);
        assertThat(grid(0).rows()).hasSize(1);
        assertThat(unheard).isEmpty();
    }

    @Test
    void readsAValueWholeOfWhichOnlyTheBeginningWasFetched(TestDatabase sandbox, FxRobot robot) {
        open(robot, filled(sandbox), "");
        run(
                robot,
                "update vehicle set notes = repeat('word ', 30000) where id < 3 returning id, notes, notes || '' as sum");
        eventually(() -> buffer().results().size() == 1);
        inspect(robot, 0, 2);
        picture(robot, "value-cut");
        robot.clickOn("#console-value-open");
        eventually(() -> shown(robot).getLength() == 150_000);
        picture(robot, "value-whole");
        inspect(robot, 0, 3);
        assertThat(robot.lookup("#console-value-open").query().getParent().isVisible())
                .isFalse();
        picture(robot, "value-computed");
        assertThat(unheard).isEmpty();
    }

    @Test
    void whatTurnsTheTextAroundIsASignAndIsCopiedAndEditedAsItIs(TestDatabase sandbox, FxRobot robot) {
        var value = "invoice-\u202egnp.exe\u202c\nsecond line";
        open(robot, filled(sandbox), "");
        run(
                robot,
                "update vehicle set notes = U&'invoice-\\202Egnp.exe\\202C\\000Asecond line' where id = 1 returning id, notes");
        eventually(() -> buffer().results().size() == 1);
        robot.clickOn("#console-edit");
        eventually(() -> seen(robot, "#console-edit-bar .label"));
        inspect(robot, 0, 2);
        eventually(() -> shown(robot).getText().equals("invoice-·gnp.exe·\nsecond line"));
        assertThat(shown(robot).isEditable()).isFalse();
        picture(robot, "value-turned");
        robot.interact(() -> {
            shown(robot).selectAll();
            shown(robot).copy();
            assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(value);
        });
        robot.clickOn("#console-value-text-as-is");
        assertThat(shown(robot).getText()).isEqualTo(value);
        assertThat(shown(robot).isEditable()).isTrue();
        robot.clickOn("#console-value-set");
        assertThat(seen(robot, "#console-edit-preview"))
                .as("looking at it is no change")
                .isFalse();
        assertThat(unheard).isEmpty();
    }

    private static List<ResultRow> rows(FxRobot robot) {
        return robot.lookup(".console-grid").<ResultRow>queryTableView().getItems();
    }

    private static TextArea shown(FxRobot robot) {
        return robot.lookup("#console-value-text").queryAs(TextArea.class);
    }

    private static void inspect(FxRobot robot, int row, int column) {
        robot.interact(() -> {
            var table = robot.lookup(".console-grid").queryTableView();
            table.requestFocus();
            table.getFocusModel().focus(row, table.getVisibleLeafColumn(column));
        });
        robot.push(KeyCode.ENTER);
    }

    private static void stage(FxRobot robot, int row, int column, String value) {
        inspect(robot, row, column);
        robot.interact(() -> shown(robot).setText(value));
        robot.clickOn("#console-value-set");
    }
}

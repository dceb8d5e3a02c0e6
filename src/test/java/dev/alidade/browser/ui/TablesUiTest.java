package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.ui.Eventually;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Tables are browsed, sorted, filtered and looked into. */
class TablesUiTest extends TablesFixture {
    @Test
    void walksPagesCountsAndInspects(FxRobot robot) {
        picture("start");
        open(robot, "vehicle");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of ≈ 1,050"));
        picture("rows");
        var grid = grid(robot);
        var sent = grid.getItems().getFirst().cells().get(6).text();
        robot.interact(() -> {
            grid.scrollToColumnIndex(6);
            screen.model().grid().zone().zoneProperty().set("Asia/Tokyo");
        });
        waitFor(() -> shownAt(grid, 0, 6).endsWith(" +09:00"));
        assertThat(grid.getItems().getFirst().cells().get(6).text()).isEqualTo(sent);
        picture("zone");
        robot.interact(() -> screen.model().grid().zone().zoneProperty().set(""));
        waitFor(() -> shownAt(grid, 0, 6).equals(sent));
        robot.interact(() -> grid.scrollToColumnIndex(0));
        robot.clickOn("#tables-next");
        waitFor(() -> label(robot, "#tables-position").startsWith("rows 201–400"));
        robot.clickOn("#tables-last");
        waitFor(() -> label(robot, "#tables-position").equals("last 200 rows of ≈ 1,050"));
        robot.clickOn("#tables-count");
        waitFor(() -> label(robot, "#tables-position").equals("rows 851–1,050 of 1,050"));
        robot.clickOn("#tables-first");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of 1,050"));
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearAndSelect(1, grid.getColumns().get(2));
            grid.getFocusModel().focus(1, grid.getColumns().get(2));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#tables-value-text")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .length()
                == 1000);
        picture("value");
        robot.push(KeyCode.ESCAPE);
        waitFor(() -> robot.lookup("#tables-value").tryQuery().isEmpty());
        robot.interact(() -> theme.toggle());
        WaitForAsyncUtils.waitForFxEvents();
        picture("rows-dark");
    }

    @Test
    void sortsOnTheServerAndCopiesAsTabSeparatedText(FxRobot robot) {
        open(robot, "vehicle");
        waitFor(() -> grid(robot).getItems().size() == 200);
        var grid = grid(robot);
        robot.interact(() -> {
            var id = grid.getColumns().getFirst();
            id.setSortType(TableColumn.SortType.DESCENDING);
            grid.getSortOrder().setAll(List.of(id));
        });
        waitFor(() -> grid.getItems().getFirst().cells().getFirst().text().equals("1050"));
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearSelection();
            grid.getSelectionModel()
                    .selectRange(
                            0, grid.getColumns().get(0), 1, grid.getColumns().get(2));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.CONTROL, KeyCode.C);
        var copied = Eventually.inTurn(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("1050\tvehicle 1050\t\n1049\tvehicle 1049\tlong long");
    }

    @Test
    void filtersTheTreeAcrossSchemas(FxRobot robot) {
        waitFor(() -> rows(robot) > 4);
        robot.clickOn("#tables-filter").write("thing");
        waitFor(() -> rows(robot) == 2);
        robot.eraseText(5);
        robot.clickOn("#tables-hidden");
        waitFor(() -> rows(robot) > 10);
    }

    @Test
    void saysWhenATableIsEmptyOrClosed(FxRobot robot) {
        open(robot, "empty_one");
        waitFor(() -> label(robot, "#tables-position").equals("no rows"));
        picture("empty");
        open(robot, "closed");
        waitFor(() -> robot.lookup(".problem-pane").tryQuery().isPresent());
        picture("closed");
        open(robot, "wide_with_sixty_columns");
        waitFor(() -> grid(robot).getColumns().size() == 60);
        picture("wide");
    }

    @Test
    void filtersOnTheServerAndSaysInPlaceWhatIsWrong(FxRobot robot) {
        open(robot, "vehicle");
        waitFor(() -> grid(robot).getItems().size() == 200);
        robot.interact(() -> robot.lookup("#filter-add").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#filter-column").queryComboBox().getSelectionModel().select(1);
            robot.lookup("#filter-value").queryAs(TextInputControl.class).setText("CLE 10");
        });
        picture("filter-editor");
        robot.interact(() -> robot.lookup("#filter-apply").queryButton().fire());
        waitFor(() -> label(robot, "#tables-position").equals("62 rows"));
        robot.interact(() -> {
            var sql = robot.lookup("#filter-sql").queryAs(TextInputControl.class);
            sql.setText("notes = ''");
            sql.fireEvent(new ActionEvent());
        });
        waitFor(() -> label(robot, "#tables-position").equals("22 rows"));
        picture("filter");
        robot.interact(() -> {
            var sql = robot.lookup("#filter-sql").queryAs(TextInputControl.class);
            sql.setText("nots = ''");
            sql.fireEvent(new ActionEvent());
        });
        waitFor(() -> label(robot, "#filter-problem").contains("nots"));
        assertThat(grid(robot).getItems()).hasSize(22);
        robot.interact(() -> theme.toggle());
        picture("filter-problem-dark");
    }
}

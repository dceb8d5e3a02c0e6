package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.alidade.browser.BrowsedRow;
import java.time.Duration;
import javafx.event.Event;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The grid scrolls through all rows, and memory stays flat. */
class GridScrollUiTest extends TablesFixture {
    @Test
    void theScrollBarStandsForAllRowsAndTheWheelGoesOnWithTheNextPage(FxRobot robot) {
        open(robot, "readings");
        waitFor(() -> label(robot, "#tables-position").equals("rows 1–200 of ≈ 150.0 k"));
        var bar = robot.lookup("#tables-scroll").queryAs(ScrollBar.class);
        robot.interact(() -> bar.setValue(100));
        waitFor(() -> Math.abs(firstVisible(robot) - 100) <= 1);
        assertThat(label(robot, "#tables-position")).startsWith("rows 1–200");
        // in one turn of the JavaFX thread: the rows may be there in the next
        robot.interact(() -> {
            bar.setValue(120_000);
            assertThat(label(robot, "#tables-position")).isEqualTo("to row ≈ 120.0 k");
        });
        waitFor(() -> label(robot, "#tables-position").startsWith("rows from ≈ 120.0 k on"));
        picture("jumped");
        var grid = grid(robot);
        var here =
                Integer.parseInt(grid.getItems().getFirst().cells().getFirst().text());
        assertThat(here).isBetween(116_000, 124_000);
        assertThat(bar.getValue()).isBetween(119_900.0, 120_100.0);
        robot.interact(() -> grid.scrollTo(199));
        waitFor(() -> firstVisible(robot) > 150);
        wheel(robot, grid, -40);
        waitFor(() -> id(grid, 0) == here + 200);
        waitFor(() -> firstVisible(robot) == 0);
        wheel(robot, grid, 40);
        waitFor(() -> id(grid, 0) == here);
        waitFor(() -> firstVisible(robot) > 150);
        robot.interact(() -> {
            grid.requestFocus();
            grid.getSelectionModel().clearAndSelect(199, grid.getColumns().get(1));
            grid.getFocusModel().focus(199, grid.getColumns().get(1));
        });
        robot.push(KeyCode.DOWN);
        waitFor(() -> id(grid, 0) == here + 200
                && grid.getSelectionModel().getSelectedCells().getFirst().getRow() == 0);
        assertThat(grid.getSelectionModel().getSelectedCells().getFirst().getColumn())
                .isEqualTo(1);
        robot.interact(() -> bar.setValue(bar.getMax()));
        waitFor(() -> id(grid, 199) == 150_000);
        waitFor(() -> bar.getValue() > bar.getMax() - 200);
        picture("jumped-to-the-end");
        robot.interact(() -> bar.setValue(0));
        waitFor(() -> id(grid, 0) == 1);
    }

    private static void wheel(FxRobot robot, TableView<BrowsedRow> grid, double by) {
        robot.interact(() -> Event.fireEvent(
                grid,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        10,
                        99,
                        10,
                        99,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        by,
                        0,
                        by,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
    }

    private static int id(TableView<BrowsedRow> grid, int row) {
        return Integer.parseInt(grid.getItems().get(row).cells().getFirst().text());
    }

    private static int firstVisible(FxRobot robot) {
        return robot.lookup("#tables-grid").query().lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : -1;
    }

    @Test
    void memoryIsFlatWhileTheWindowGoesThroughPages(FxRobot robot) {
        scroll(robot, 60);
    }

    @Test
    @Tag("long")
    void memoryIsFlatWhileTheWindowGoesThroughTenThousandPages(FxRobot robot) {
        scroll(robot, 10_000);
    }

    /** Forward and, from the last page, again from the first. */
    private void scroll(FxRobot robot, int pages) {
        open(robot, "readings");
        var grid = screen.model().grid();
        waitFor(() -> grid.stateProperty().get() instanceof GridState.Shown);
        long early = 0;
        int lookedAt = Math.max(20, pages / 100);
        for (int page = 1; page <= pages; page++) {
            var before = grid.stateProperty().get();
            robot.interact(() -> {
                if (!grid.next()) {
                    grid.first();
                }
            });
            await().pollInterval(Duration.ofMillis(2))
                    .until(() -> !grid.stateProperty().get().equals(before));
            if (page == lookedAt) {
                early = heap();
            } else if (page == pages / 2 || page == pages) {
                assertThat(heap() - early)
                        .as("bytes more than after page %d, after page %d", lookedAt, page)
                        .isLessThan(16L << 20);
            }
        }
    }

    private static long heap() {
        WaitForAsyncUtils.waitForFxEvents();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

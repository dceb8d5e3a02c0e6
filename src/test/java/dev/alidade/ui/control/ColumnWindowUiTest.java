package dev.alidade.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class ColumnWindowUiTest {
    private static final int COLUMNS = 500;

    private final Set<TableColumn<Integer, ?>> seen = new HashSet<>();
    private TableView<Integer> table;

    @Start
    void start(Stage stage) {
        table = new TableView<>();
        table.setFixedCellSize(28);
        table.setEditable(true);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        new ColumnWindow<>(table, seen::add).install();
        table.getColumns().setAll(columns());
        table.getItems().setAll(IntStream.range(0, 1000).boxed().toList());
        stage.setScene(new Scene(table, 1000, 700));
        stage.show();
    }

    private static List<TableColumn<Integer, String>> columns() {
        var columns = new ArrayList<TableColumn<Integer, String>>();
        for (int i = 0; i < COLUMNS; i++) {
            int place = i;
            var column = new TableColumn<Integer, String>();
            column.setUserData(place);
            column.setPrefWidth(100);
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue() + "/" + place));
            column.setCellFactory(TextFieldTableCell.forTableColumn());
            columns.add(column);
        }
        return columns;
    }

    @Test
    void onlyColumnsThatAreLookedAtHaveCells(FxRobot robot) {
        assertThat(shownColumns()).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).hasSizeLessThan(20);
        assertThat(cells()).hasSizeLessThan(20 * 30);
        assertThat(seen).hasSizeLessThan(20);
        robot.interact(() -> bar().setValue(bar().getMax()));
        assertThat(shownColumns()).contains(490, 495, 499).hasSizeLessThan(20);
        assertThat(textAt(0, 499)).isEqualTo("0/499");
        var last = cells().stream()
                .filter(cell -> cell.getIndex() == 0 && cell.getText().equals("0/499"))
                .findFirst()
                .orElseThrow();
        var right =
                table.sceneToLocal(last.localToScene(last.getBoundsInLocal())).getMaxX();
        assertThat(right).isBetween(950.0, 1000.0);
    }

    @Test
    void everyPlaceOnTheWayShowsTheRightValues(FxRobot robot) {
        for (double x = 0; x < 49_000; x += 777) {
            double to = x;
            robot.interact(() -> bar().setValue(to));
            int first = (int) (to / 100) + 1;
            for (int column = first; column < first + 8; column++) {
                assertThat(textAt(3, column)).as("column %d at %f", column, to).isEqualTo("3/" + column);
            }
        }
    }

    @Test
    void whatIsChosenAndEditedOutOfSightIsChosenAndEdited(FxRobot robot) {
        robot.interact(() -> table.getSelectionModel()
                .selectRange(0, table.getColumns().get(2), 3, table.getColumns().get(450)));
        assertThat(table.getSelectionModel().getSelectedCells()).hasSize(4 * 449);
        robot.interact(() -> {
            table.scrollToColumnIndex(300);
            table.layout();
            table.edit(2, table.getColumns().get(300));
        });
        var editing = cells().stream().filter(TableCell::isEditing).toList();
        assertThat(editing).hasSize(1);
        assertThat(editing.getFirst().getTableColumn().getUserData()).isEqualTo(300);
    }

    @Test
    void narrowerColumnsAndAWiderWindowLetMoreIn(FxRobot robot) {
        robot.interact(() -> table.getColumns().forEach(column -> column.setPrefWidth(50)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shownColumns()).contains(18, 19);
        assertThat(textAt(1, 19)).isEqualTo("1/19");
        robot.interact(() -> table.getColumns().remove(5, COLUMNS));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shownColumns()).containsExactly(0, 1, 2, 3, 4);
    }

    private String textAt(int row, int column) {
        table.layout();
        return cells().stream()
                .filter(cell -> cell.getIndex() == row
                        && cell.getTableColumn().getUserData().equals(column))
                .map(TableCell::getText)
                .findFirst()
                .orElse("no cell");
    }

    private List<TableCell<?, ?>> cells() {
        var cells = new ArrayList<TableCell<?, ?>>();
        table.layout();
        for (var node : table.lookupAll(".table-row-cell > .table-cell")) {
            if (node instanceof TableCell<?, ?> cell && !cell.isEmpty()) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private Set<Integer> shownColumns() {
        var shown = new TreeSet<Integer>();
        cells().forEach(cell -> shown.add((Integer) cell.getTableColumn().getUserData()));
        return shown;
    }

    private ScrollBar bar() {
        return table.lookupAll(".virtual-flow > .scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(found -> found.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }
}

package dev.alidade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set before each test
class ColumnWidthsUiTest {
    @TempDir
    private Path settings;

    private Stage stage;

    @Start
    void start(Stage first) {
        stage = first;
    }

    @Test
    void aPulledColumnIsAsWideTheNextTime(FxRobot robot) {
        robot.interact(() -> {
            var widths = new ColumnWidths(settings);
            var before = table();
            widths.restore("sizes", before, TableColumn::getId);
            show(before);
            before.getColumns().getFirst().setPrefWidth(321);
            before.layout();
            widths.save();

            var after = table();
            new ColumnWidths(settings).restore("sizes", after, TableColumn::getId);
            show(after);
            assertThat(after.getColumns().getFirst().getWidth()).isEqualTo(321);
            assertThat(after.getColumns().getLast().getWidth()).isEqualTo(120);

            var other = table();
            new ColumnWidths(settings).restore("indexes", other, TableColumn::getId);
            show(other);
            assertThat(other.getColumns().getFirst().getWidth()).isEqualTo(120);
        });
    }

    private void show(TableView<String> table) {
        stage.setScene(new Scene(table, 600, 200));
        stage.show();
        table.applyCss();
        table.layout();
    }

    private static TableView<String> table() {
        var table = new TableView<String>();
        for (var id : new String[] {"name", "size"}) {
            var column = new TableColumn<String, String>(id);
            column.setId(id);
            column.setPrefWidth(120);
            table.getColumns().add(column);
        }
        return table;
    }
}

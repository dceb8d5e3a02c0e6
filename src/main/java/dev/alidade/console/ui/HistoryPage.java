package dev.alidade.console.ui;

import dev.alidade.console.History;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.OneLine;
import java.time.Duration;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was run, each statement once and the last one first, searchable. */
final class HistoryPage extends VBox {
    private final ConsoleViewModel model;

    HistoryPage(ConsoleViewModel model) {
        this.model = model;
        var filter = new TextField();
        filter.setId("console-history-filter");
        filter.setPromptText(Messages.text("console.history.filter"));
        var pause = new PauseTransition(javafx.util.Duration.millis(200));
        pause.setOnFinished(_ -> model.shelf().search(filter.getText()));
        filter.textProperty().addListener((_, _, _) -> pause.playFromStart());
        var list = new ListView<>(model.shelf().history());
        list.setId("console-history");
        list.setAccessibleText(Messages.text("console.history.title"));
        list.setPlaceholder(new Label(Messages.text("console.history.empty")));
        list.setCellFactory(_ -> new HistoryCell());
        SidePane.onChosen(list, statement -> insert(statement.last().sql()));
        SidePane.fill(this, filter, list);
    }

    /** Behind the text in front, so that nothing is overwritten. */
    private void insert(String sql) {
        var buffer = model.currentProperty().get();
        if (buffer == null || buffer.text().isBlank()) {
            (buffer == null ? model.newBuffer("") : buffer).textProperty().set(sql);
        } else {
            var end = buffer.text().endsWith("\n") ? "\n" : "\n\n";
            buffer.textProperty().set(buffer.text() + end + (sql.endsWith(";") ? sql : sql + ";"));
        }
    }

    private final class HistoryCell extends ListCell<History.Remembered> {
        private final Label sql = new Label();
        private final Label facts = new Label();
        private final VBox lines = new VBox(sql, facts);

        HistoryCell() {
            setPrefWidth(0);
            sql.getStyleClass().add("mono");
            facts.getStyleClass().addAll("muted", "small");
        }

        @Override
        protected void updateItem(History.@Nullable Remembered statement, boolean empty) {
            super.updateItem(statement, empty);
            if (empty || statement == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            var entry = statement.last();
            sql.setText(OneLine.of(entry.sql().strip().replaceAll("\\s+", " "), 200));
            var ago = Times.ago(entry.at(), model.setting().clock().instant());
            var error = entry.error();
            var rows = entry.rows();
            facts.getStyleClass().remove("state-failed");
            if (error != null) {
                facts.getStyleClass().add("state-failed");
                facts.setText(ago + " · " + OneLine.of(error, 200));
            } else {
                facts.setText(ago + " · " + Times.duration(Duration.ofMillis(entry.millis()))
                        + (rows == null ? "" : " · " + RunCollector.rowsText(rows, false)));
            }
            if (statement.runs() > 1) {
                facts.setText(facts.getText() + " · " + Messages.text("console.history.runs", statement.runs()));
            }
            setTooltip(new Tooltip(entry.sql().strip() + "\n\n"
                    + Times.exact(entry.at(), model.setting().clock().getZone()) + "\n"
                    + (entry.connection() == null ? "" : entry.connection() + " · ")
                    + entry.database()));
            setGraphic(lines);
        }
    }
}

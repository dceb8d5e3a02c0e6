package dev.alidade.console.ui;

import dev.alidade.console.HistoryEntry;
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

/** What was run, newest first, searchable. */
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
        SidePane.onChosen(list, entry -> insert(entry.sql()));
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

    private final class HistoryCell extends ListCell<HistoryEntry> {
        private final Label sql = new Label();
        private final Label facts = new Label();
        private final VBox lines = new VBox(sql, facts);

        HistoryCell() {
            setPrefWidth(0);
            sql.getStyleClass().add("mono");
            facts.getStyleClass().addAll("muted", "small");
        }

        @Override
        protected void updateItem(@Nullable HistoryEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
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
            setTooltip(new Tooltip(entry.sql().strip() + "\n\n"
                    + Times.exact(entry.at(), model.setting().clock().getZone()) + "\n" + entry.database()));
            setGraphic(lines);
        }
    }
}

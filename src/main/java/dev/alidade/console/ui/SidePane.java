package dev.alidade.console.ui;

import dev.alidade.console.HistoryEntry;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.OneLine;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** At the right: what was run, searchable, and the queries that were kept. A double click puts one into the editor. */
final class SidePane extends TabPane {
    private final ConsoleViewModel model;
    private final TextField name = new TextField();
    private final Tab savedTab = new Tab(Messages.text("console.saved.title"));

    SidePane(ConsoleViewModel model) {
        this.model = model;
        setId("console-side");
        getStyleClass().addAll("console-side", "dense");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        var historyTab = new Tab(Messages.text("console.history.title"), history());
        savedTab.setContent(saved());
        getTabs().addAll(historyTab, savedTab);
    }

    /** Asks for the name under which the text in front is kept. */
    void askForName() {
        getSelectionModel().select(savedTab);
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            name.setText(buffer.titleProperty().get());
        }
        name.requestFocus();
        name.selectAll();
    }

    private VBox history() {
        var filter = new TextField();
        filter.setId("console-history-filter");
        filter.setPromptText(Messages.text("console.history.filter"));
        var pause = new PauseTransition(javafx.util.Duration.millis(200));
        pause.setOnFinished(_ -> model.searchHistory(filter.getText()));
        filter.textProperty().addListener((_, _, _) -> pause.playFromStart());
        var list = new ListView<>(model.history());
        list.setId("console-history");
        list.setPlaceholder(new Label(Messages.text("console.history.empty")));
        list.setCellFactory(_ -> new HistoryCell());
        onChosen(list, entry -> insert(entry.sql()));
        return page(filter, list);
    }

    private VBox saved() {
        var filter = new TextField();
        filter.setId("console-saved-filter");
        filter.setPromptText(Messages.text("console.saved.filter"));
        var shown = new FilteredList<>(model.saved());
        filter.textProperty().addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(n -> n.toLowerCase(Locale.ROOT).contains(wanted));
        });
        var list = new ListView<>(shown);
        list.setId("console-saved");
        list.setPlaceholder(new Label(Messages.text("console.saved.empty")));
        list.setCellFactory(_ -> new SavedCell());
        onChosen(list, model::openSaved);
        name.setId("console-saved-name");
        name.setPromptText(Messages.text("console.saved.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var keep = new Button(Messages.text("console.saved.save"));
        keep.setId("console-saved-save");
        keep.getStyleClass().add("small");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.disableProperty().bind(name.textProperty().isEmpty());
        keep.setOnAction(_ -> save());
        name.setOnAction(_ -> save());
        var line = new HBox(name, keep);
        line.getStyleClass().add("console-value-line");
        var page = page(filter, list);
        page.getChildren().add(line);
        return page;
    }

    private void save() {
        var buffer = model.currentProperty().get();
        if (buffer != null && !name.getText().isBlank()) {
            model.save(buffer, name.getText());
        }
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

    private static VBox page(TextField filter, ListView<?> list) {
        VBox.setVgrow(list, Priority.ALWAYS);
        var page = new VBox(filter, list);
        page.getStyleClass().add("console-side-page");
        return page;
    }

    private static <T> void onChosen(ListView<T> list, Consumer<T> action) {
        Runnable choose = () -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                action.accept(chosen);
            }
        };
        list.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                choose.run();
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                choose.run();
            }
        });
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

    private final class SavedCell extends ListCell<String> {
        private final Label title = new Label();
        private final Button delete = new Button(null, new FontIcon(Feather.TRASH_2));
        private final HBox line = new HBox(title, delete);

        SavedCell() {
            setPrefWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(0);
            HBox.setHgrow(title, Priority.ALWAYS);
            line.setAlignment(Pos.CENTER_LEFT);
            delete.getStyleClass().addAll("flat", "button-icon", "small");
            delete.setTooltip(new Tooltip(Messages.text("console.saved.delete")));
            delete.setAccessibleText(Messages.text("console.saved.delete"));
            delete.setOnAction(_ -> {
                if (getItem() != null) {
                    model.deleteSaved(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            title.setText(item);
            setGraphic(empty ? null : line);
        }
    }
}

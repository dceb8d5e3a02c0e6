package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import java.util.Locale;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The queries that were kept, and the line by which the text in front is. */
final class SavedPage extends VBox {
    private final ConsoleViewModel model;
    private final TextField name = new TextField();

    SavedPage(ConsoleViewModel model) {
        this.model = model;
        var filter = new TextField();
        filter.setId("console-saved-filter");
        filter.setPromptText(Messages.text("console.saved.filter"));
        var shown = new FilteredList<>(model.shelf().saved());
        filter.textProperty().addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(n -> n.toLowerCase(Locale.ROOT).contains(wanted));
        });
        var list = new ListView<>(shown);
        list.setId("console-saved");
        list.setAccessibleText(Messages.text("console.saved.title"));
        list.setPlaceholder(new Label(Messages.text("console.saved.empty")));
        list.setCellFactory(_ -> new SavedCell());
        SidePane.onChosen(list, model::openSaved);
        SidePane.fill(this, filter, list);
        getChildren().add(line());
    }

    /** Asks for the name under which the text in front is kept. */
    void askForName() {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            name.setText(buffer.titleProperty().get());
        }
        name.requestFocus();
        name.selectAll();
    }

    private HBox line() {
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
        return line;
    }

    private void save() {
        var buffer = model.currentProperty().get();
        if (buffer != null && !name.getText().isBlank()) {
            model.save(buffer, name.getText());
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
                    model.shelf().delete(getItem());
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

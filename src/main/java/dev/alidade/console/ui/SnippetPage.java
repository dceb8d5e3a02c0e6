package dev.alidade.console.ui;

import dev.alidade.console.Snippet;
import dev.alidade.console.SnippetText;
import dev.alidade.i18n.Messages;
import java.util.Locale;
import java.util.function.Consumer;
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

/** The snippets, written at the caret by a double click, and the line by which the text in front becomes one. */
final class SnippetPage extends VBox {
    private final ConsoleViewModel model;
    private final TextField name = new TextField();

    SnippetPage(ConsoleViewModel model, Consumer<SnippetText> editor) {
        this.model = model;
        var filter = new TextField();
        filter.setId("console-snippet-filter");
        filter.setPromptText(Messages.text("console.snippets.filter"));
        var shown = new FilteredList<>(model.shelf().snippets());
        filter.textProperty().addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(
                    s -> (s.name() + " " + s.title()).toLowerCase(Locale.ROOT).contains(wanted));
        });
        var list = new ListView<>(shown);
        list.setId("console-snippets");
        list.setAccessibleText(Messages.text("console.snippets.title"));
        list.setPlaceholder(new Label(Messages.text("console.snippets.empty")));
        list.setCellFactory(_ -> new SnippetCell());
        SidePane.onChosen(list, snippet -> editor.accept(snippet.text()));
        SidePane.fill(this, filter, list);
        getChildren().add(line());
    }

    private HBox line() {
        name.setId("console-snippet-name");
        name.setPromptText(Messages.text("console.snippets.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var keep = new Button(Messages.text("console.saved.save"));
        keep.setId("console-snippet-save");
        keep.getStyleClass().add("small");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.disableProperty().bind(name.textProperty().isEmpty());
        keep.setTooltip(new Tooltip(Messages.text("console.snippets.save.tip")));
        keep.setOnAction(_ -> save());
        name.setOnAction(_ -> save());
        var line = new HBox(name, keep);
        line.getStyleClass().add("console-value-line");
        return line;
    }

    private void save() {
        var buffer = model.currentProperty().get();
        if (buffer != null && !name.getText().isBlank()) {
            model.shelf().saveSnippet(name.getText(), buffer.text());
            name.clear();
        }
    }

    private final class SnippetCell extends ListCell<Snippet> {
        private final Label title = new Label();
        private final Label text = new Label();
        private final Button delete = new Button(null, new FontIcon(Feather.TRASH_2));
        private final HBox line;

        SnippetCell() {
            setPrefWidth(0);
            title.getStyleClass().add("mono");
            text.getStyleClass().addAll("muted", "small");
            var lines = new VBox(title, text);
            lines.setMinWidth(0);
            HBox.setHgrow(lines, Priority.ALWAYS);
            line = new HBox(lines, delete);
            line.setAlignment(Pos.CENTER_LEFT);
            delete.getStyleClass().addAll("flat", "button-icon", "small");
            delete.setTooltip(new Tooltip(Messages.text("console.snippets.delete")));
            delete.setAccessibleText(Messages.text("console.snippets.delete"));
            delete.setOnAction(_ -> {
                if (getItem() != null) {
                    model.shelf().deleteSnippet(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Snippet item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            title.setText(item.name());
            text.setText(item.title());
            delete.setVisible(item.own());
            delete.setManaged(item.own());
            setTooltip(new Tooltip(item.text().text()));
            setGraphic(line);
        }
    }
}

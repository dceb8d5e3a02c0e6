package dev.alidade.console.ui;

import dev.alidade.console.Snippet;
import dev.alidade.console.SnippetText;
import dev.alidade.i18n.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The snippets, written at the caret by a double click, and the line by which the text in front becomes one. */
final class SnippetPage extends KeptPage<Snippet> {
    private final ConsoleViewModel model;

    SnippetPage(ConsoleViewModel model, Consumer<SnippetText> editor) {
        super(
                "console-snippet",
                new Words(
                        Messages.text("console.snippets.title"),
                        Messages.text("console.snippets.filter"),
                        Messages.text("console.snippets.empty"),
                        Messages.text("console.snippets.name"),
                        Messages.text("console.snippets.save.tip")),
                model.shelf().snippets(),
                snippet -> snippet.name() + " " + snippet.title(),
                snippet -> editor.accept(snippet.text()));
        this.model = model;
        list().setId("console-snippets");
        list().setCellFactory(_ -> new SnippetCell(new Label(), new Label()));
    }

    @Override
    void keep(String wanted) {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            model.shelf().saveSnippet(wanted, buffer.text());
            name().clear();
        }
    }

    private final class SnippetCell extends KeptCell<Snippet> {
        private final Label title;
        private final Label text;

        SnippetCell(Label title, Label text) {
            super(new VBox(title, text), Messages.text("console.snippets.delete"), model.shelf()::deleteSnippet);
            this.title = title;
            this.text = text;
            title.getStyleClass().add("mono");
            text.getStyleClass().addAll("muted", "small");
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
            setTooltip(new Tooltip(item.text().text()));
            showLine(item.own());
        }
    }
}

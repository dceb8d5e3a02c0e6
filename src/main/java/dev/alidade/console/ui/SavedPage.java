package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import java.util.function.Function;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The queries that were kept, and the line by which the text in front is. */
final class SavedPage extends KeptPage<String> {
    private final ConsoleViewModel model;

    SavedPage(ConsoleViewModel model) {
        super(
                "console-saved",
                new Words(
                        Messages.text("console.saved.title"),
                        Messages.text("console.saved.filter"),
                        Messages.text("console.saved.empty"),
                        Messages.text("console.saved.name"),
                        Messages.text("console.saved.save.tip")),
                model.shelf().saved(),
                Function.identity(),
                model::openSaved);
        this.model = model;
        list().setId("console-saved");
        list().setCellFactory(_ -> new SavedCell(new Label()));
    }

    /** Asks for the name under which the text in front is kept. */
    void askForName() {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            name().setText(buffer.titleProperty().get());
        }
        name().requestFocus();
        name().selectAll();
    }

    @Override
    void keep(String wanted) {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            model.save(buffer, wanted);
        }
    }

    private final class SavedCell extends KeptCell<String> {
        private final Label title;

        SavedCell(Label title) {
            super(title, Messages.text("console.saved.delete"), model.shelf()::delete);
            this.title = title;
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            title.setText(item);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                showLine(true);
            }
        }
    }
}

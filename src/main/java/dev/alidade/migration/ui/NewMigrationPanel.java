package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.ui.ScreenState.Asking;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks in the screen what a new migration shall do, and makes its files. */
final class NewMigrationPanel extends VBox {
    NewMigrationPanel(ScreenState state, FolderModel model) {
        getStyleClass().add("migration-panel");
        setId("migration-new-panel");
        var title = new Label(Messages.text("migration.new.title"));
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        var words = new TextField();
        words.setId("migration-new-words");
        words.setPromptText(Messages.text("migration.new.prompt"));
        words.setOnAction(_ -> model.create(words.getText()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var make = Controls.button(
                "migration-new-create",
                Feather.FILE_PLUS,
                Messages.text("migration.action.create"),
                () -> model.create(words.getText()));
        make.getStyleClass().add("accent");
        make.disableProperty().bind(words.textProperty().isEmpty());
        var no = Controls.button(
                "migration-new-cancel", Feather.X, Messages.text("migration.action.notNow"), model::decline);
        var line = new HBox(title, words, no, make);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        var complaint = Controls.wrapped("", "state-failed");
        complaint.setId("migration-new-complaint");
        complaint.textProperty().bind(model.complaintProperty());
        complaint.visibleProperty().bind(model.complaintProperty().isNotEmpty());
        complaint.managedProperty().bind(complaint.visibleProperty());
        getChildren().addAll(line, complaint);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.decline();
                event.consume();
            }
        });
        Controls.showWhile(
                this,
                Bindings.createBooleanBinding(
                        () -> state.askingProperty().get() == Asking.NEW_NAME, state.askingProperty()));
        state.askingProperty().addListener((_, _, asking) -> {
            if (asking == Asking.NEW_NAME) {
                words.clear();
                words.requestFocus();
            }
        });
    }
}

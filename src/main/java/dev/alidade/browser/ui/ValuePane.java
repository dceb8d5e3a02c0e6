package dev.alidade.browser.ui;

import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The side panel: one value, whole; what is too long for its cell is edited here. */
final class ValuePane extends VBox {
    private static final KeyCombination STAGE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final GridViewModel model;
    private final Label name = new Label();
    private final Label type = new Label();
    private final Label note = new Label();
    private final TextArea text = new TextArea();
    private final HBox buttons;

    ValuePane(GridViewModel model) {
        this.model = model;
        setId("tables-value");
        getStyleClass().add("tables-value");
        name.getStyleClass().add("strong");
        type.getStyleClass().addAll("muted", "small");
        note.setId("tables-value-note");
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        text.setId("tables-value-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        var close = new Button(null, new FontIcon(Feather.X));
        close.setId("tables-value-close");
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip(Messages.text("browser.value.close")));
        close.setAccessibleText(Messages.text("browser.value.close"));
        close.setOnAction(_ -> model.closeDetail());
        var names = new VBox(name, type);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var head = new HBox(names, close);
        head.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        var stage = new Button(Messages.text("browser.value.stage"));
        stage.setId("tables-value-stage");
        stage.getStyleClass().addAll("accent", "small");
        stage.setTooltip(new Tooltip(Messages.text("browser.value.stage.long")));
        stage.setOnAction(_ -> stage(new NewValue.Text(text.getText())));
        var none = new Button(Messages.text("browser.edit.setNull"));
        none.getStyleClass().add("small");
        none.setOnAction(_ -> stage(new NewValue.Null()));
        buttons = new HBox(stage, none);
        buttons.getStyleClass().add("filter-line");
        getChildren().addAll(head, note, text, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.closeDetail();
            } else if (STAGE.match(key) && buttons.isVisible()) {
                stage(new NewValue.Text(text.getText()));
                key.consume();
            }
        });
        model.detailProperty().addListener((_, _, detail) -> {
            if (detail != null) {
                show(detail);
            }
        });
    }

    private void show(GridViewModel.CellDetail detail) {
        name.setText(detail.column().name());
        type.setText(detail.column().type());
        note.setText(detail.text() == null ? Messages.text("browser.value.null") : detail.note());
        text.setText(detail.text() == null ? "" : detail.text());
        boolean editable = detail.whole()
                && model.edits().refusal(detail.row(), detail.column()).isEmpty();
        text.setEditable(editable);
        buttons.setVisible(editable);
        buttons.setManaged(editable);
    }

    private void stage(NewValue value) {
        var detail = model.detailProperty().get();
        if (detail != null && model.edits().set(detail.row(), detail.column(), value)) {
            model.closeDetail();
        }
    }
}

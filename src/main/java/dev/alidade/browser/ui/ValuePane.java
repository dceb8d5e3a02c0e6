package dev.alidade.browser.ui;

import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The side panel: one value, whole. */
final class ValuePane extends VBox {
    private final GridViewModel model;
    private final Label name = new Label();
    private final Label type = new Label();
    private final Label note = new Label();
    private final TextArea text = new TextArea();

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
        getChildren().addAll(head, note, text);
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.closeDetail();
            }
        });
        model.detailProperty().addListener((_, _, detail) -> {
            if (detail != null) {
                name.setText(detail.column().name());
                type.setText(detail.column().type());
                note.setText(detail.text() == null ? Messages.text("browser.value.null") : detail.note());
                text.setText(detail.text() == null ? "" : detail.text());
            }
        });
    }

    /** Closes the panel: its value belongs to another relation. */
    void forget() {
        model.closeDetail();
    }
}

package dev.alidade.browser.ui;

import dev.alidade.browser.ui.value.ReadingModel;
import dev.alidade.browser.ui.value.ReadingPane;
import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ValueText;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The side panel: one value, whole; what is too long for its cell is edited here. */
final class ValuePane extends VBox {
    private static final KeyCombination STAGE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final GridViewModel model;
    private final Label name = new Label();
    private final Label type = new Label();
    private final Label note = new Label();
    private final ValueText text = new ValueText("tables-value-text");
    private final VBox signs = new VBox();
    private final HBox buttons;
    private final ReadingPane reading;
    private final ToggleButton read = new ToggleButton(Messages.text("browser.value.read"));
    private final HBox choice;
    private final Button save = new Button(Messages.text("browser.value.save"), new FontIcon(Feather.DOWNLOAD));

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
        text.signedProperty().addListener((_, _, _) -> arrange());
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
        stage.setOnAction(_ -> stage(new NewValue.Text(text.value())));
        var none = new Button(Messages.text("browser.edit.setNull"));
        none.getStyleClass().add("small");
        none.setOnAction(_ -> stage(new NewValue.Null()));
        buttons = new HBox(stage, none);
        buttons.getStyleClass().add("filter-line");
        reading = new ReadingPane(model.reading());
        VBox.setVgrow(reading, Priority.ALWAYS);
        choice = choice();
        signs.getChildren().setAll(text.note());
        signs.managedProperty().bind(signs.visibleProperty());
        var outcome = new Label();
        outcome.setId("tables-value-message");
        outcome.getStyleClass().addAll("muted", "small");
        outcome.setWrapText(true);
        outcome.textProperty().bind(model.reading().messageProperty());
        outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
        getChildren().addAll(head, note, choice, reading, signs, text, buttons, outcome, reading.links());
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                model.closeDetail();
            } else if (STAGE.match(key) && buttons.isVisible()) {
                stage(new NewValue.Text(text.value()));
                key.consume();
            }
        });
        model.detailProperty().addListener((_, _, detail) -> {
            if (detail != null) {
                show(detail);
            }
        });
    }

    /** Reading or the text itself, and a file of it. */
    private HBox choice() {
        var group = new ToggleGroup();
        var plain = new ToggleButton(Messages.text("browser.value.text"));
        plain.setId("tables-value-plain");
        read.setId("tables-value-read");
        read.getStyleClass().addAll("left-pill", "small");
        plain.getStyleClass().addAll("right-pill", "small");
        read.setToggleGroup(group);
        plain.setToggleGroup(group);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                group.selectToggle(before);
            }
            arrange();
        });
        save.setId("tables-value-save");
        save.getStyleClass().add("small");
        save.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setInitialFileName(name.getText());
            var file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                model.reading().save(file.toPath());
            }
        });
        var pills = new HBox(read, plain);
        pills.visibleProperty().bind(read.disableProperty().not());
        pills.managedProperty().bind(pills.visibleProperty());
        var line = new HBox(pills, save);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private void arrange() {
        boolean asText = read.isDisabled() || !read.isSelected();
        reading.setVisible(!asText);
        reading.setManaged(!asText);
        text.setVisible(asText);
        text.setManaged(asText);
        signs.setVisible(asText && text.signedProperty().get());
        buttons.setVisible(asText && text.isEditable());
        buttons.setManaged(buttons.isVisible());
    }

    private void show(CellDetail detail) {
        name.setText(detail.column().name());
        type.setText(detail.column().type());
        note.setText(detail.text() == null ? Messages.text("browser.value.null") : detail.note());
        text.value(detail.text() == null ? "" : detail.text());
        boolean editable = detail.whole()
                && model.edits().refusal(detail.row(), detail.column()).isEmpty();
        text.mayEdit(editable);
        boolean readable = false;
        if (model.stateProperty().get() instanceof GridState.Shown shown) {
            var subject = new ReadingModel.Subject(
                    shown.shape(), detail.row(), detail.column(), detail.text(), detail.whole());
            readable = reading.show(subject);
            save.setVisible(ReadingModel.isFile(subject));
            save.setManaged(save.isVisible());
        }
        read.setDisable(!readable);
        read.setSelected(readable);
        choice.setVisible(readable || save.isVisible());
        arrange();
    }

    private void stage(NewValue value) {
        var detail = model.detailProperty().get();
        if (detail != null && model.edits().set(detail.row(), detail.column(), value)) {
            model.closeDetail();
        }
    }
}

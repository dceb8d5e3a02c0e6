package dev.alidade.console.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.change.row.NewValue;
import dev.alidade.console.RunOptions;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.ResultTable;
import dev.alidade.ui.control.ValueText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One value of a result, whole and on as many lines as it has; JSON indented. */
final class ValuePane extends VBox {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Label name = new Label();
    private final Label note = new Label();
    private final ValueText text = new ValueText("console-value-text");
    private final Button set = new Button(Messages.text("console.value.set"));
    private final Button none = new Button(Messages.text("console.value.null"));
    private final HBox buttons = new HBox(set, none);
    private final Button open = new Button(Messages.text("console.value.open"));
    private final Button save = new Button(Messages.text("console.value.save"), new FontIcon(Feather.DOWNLOAD));
    private final HBox whole = new HBox(open, save);
    private String asShown = "";
    private String type = "";
    private @Nullable Editing editing;

    /**
     * How the value is changed.
     *
     * @param refusal why it cannot be; empty where it can
     * @param set takes the new value
     */
    record Editing(Optional<String> refusal, Consumer<NewValue> set) {}

    /**
     * How a value is had of which only the beginning is here.
     *
     * @param open reads it
     * @param save writes it into a file, and says what came of it
     */
    record Large(Consumer<Consumer<LargeValueModel.Answer>> open, BiConsumer<Path, Consumer<String>> save) {}

    ValuePane(Runnable close) {
        setId("console-value");
        getStyleClass().add("console-value");
        setMinWidth(180);
        name.getStyleClass().add("strong");
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        var button = new Button(null, new FontIcon(Feather.X));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setTooltip(new Tooltip(Messages.text("console.value.close")));
        button.setAccessibleText(Messages.text("console.value.close"));
        button.setOnAction(_ -> close.run());
        var names = new VBox(name, note);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var head = new HBox(names, button);
        head.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(text, Priority.ALWAYS);
        set.setId("console-value-set");
        set.getStyleClass().addAll("accent", "small");
        set.setTooltip(new Tooltip(Messages.text("console.value.set.tip")));
        set.setOnAction(_ -> take());
        none.setId("console-value-null");
        none.getStyleClass().add("small");
        none.setOnAction(_ -> {
            if (editing != null) {
                editing.set().accept(new NewValue.Null());
            }
        });
        buttons.getStyleClass().add("console-question-line");
        text.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && key.isShortcutDown() && text.isEditable()) {
                take();
                key.consume();
            }
        });
        open.setId("console-value-open");
        open.getStyleClass().add("small");
        save.setId("console-value-save");
        save.getStyleClass().add("small");
        whole.getStyleClass().add("console-question-line");
        getChildren().addAll(head, whole, text.note(), text, buttons);
        edit(null);
        large(null);
    }

    /** How the whole of the value shown is had; null where that is all of it, or there is no way. */
    void large(@Nullable Large how) {
        whole.setVisible(how != null);
        whole.setManaged(how != null);
        if (how == null) {
            return;
        }
        var shown = asShown;
        open.setOnAction(_ -> how.open().accept(answer -> {
            // another value may be shown by now
            if (shown.equals(asShown)) {
                note.setText(type + " · " + answer.note());
                if (!answer.text().isEmpty()) {
                    text.value(type.startsWith("json") ? pretty(answer.text()) : answer.text());
                }
            }
        }));
        save.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.setInitialFileName(name.getText());
            var file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                how.save().accept(file.toPath(), said -> {
                    if (shown.equals(asShown)) {
                        note.setText(type + " · " + said);
                    }
                });
            }
        });
    }

    /** Says something more of the value shown. */
    void say(String words) {
        note.setText(note.getText() + " · " + words);
    }

    /** What may be done with the value shown; null for looking only. */
    void edit(@Nullable Editing how) {
        editing = how;
        boolean can = how != null && how.refusal().isEmpty();
        text.mayEdit(can);
        buttons.setVisible(can);
        buttons.setManaged(can);
        if (how != null && how.refusal().isPresent()) {
            say(how.refusal().get());
        }
    }

    /** A text that was only shown in another form is no change. */
    private void take() {
        if (editing != null && !text.value().equals(asShown)) {
            editing.set().accept(new NewValue.Text(text.value()));
            asShown = text.value();
        }
    }

    void show(ResultTable.Place place) {
        name.setText(place.column().name());
        var value = place.value();
        type = place.column().type();
        note.setText(
                value == null
                        ? type + " · NULL"
                        : place.cut()
                                ? type + " · " + Messages.text("console.value.cut", Sizes.bytes(RunOptions.CELL_BYTES))
                                : type);
        text.value(value == null ? "" : type.startsWith("json") && !place.cut() ? pretty(value) : value);
        asShown = value == null ? "\u0000" : text.value();
    }

    private static String pretty(String json) {
        try {
            return JSON.writeValueAsString(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}

package dev.alidade.ui.control;

import dev.alidade.i18n.Messages;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A value, whole. What turns the direction of other signs stands as a sign, so that nobody reads something else than is
 * there; what is copied is the value. It is edited as it is only: signs that stand for others are not typed back.
 */
public final class ValueText extends TextArea {
    private final ReadOnlyBooleanWrapper signed = new ReadOnlyBooleanWrapper();
    private final Label count = new Label();
    private final HBox note;
    private String value = "";
    private boolean mayEdit;

    /**
     * @param id of the text; that of the way to the value as it is ends in {@code -as-is}
     */
    public ValueText(String id) {
        setId(id);
        setEditable(false);
        setWrapText(true);
        getStyleClass().add("mono");
        count.getStyleClass().addAll("muted", "small");
        count.setWrapText(true);
        count.setMinHeight(USE_PREF_SIZE);
        count.setMinWidth(0);
        HBox.setHgrow(count, Priority.ALWAYS);
        var asIs = new Hyperlink(Messages.text("control.value.asIs"));
        asIs.setId(id + "-as-is");
        asIs.getStyleClass().add("small");
        asIs.setMinWidth(USE_PREF_SIZE);
        asIs.setOnAction(_ -> {
            signed.set(false);
            setText(value);
            setEditable(mayEdit);
        });
        note = new HBox(count, asIs);
        note.setAlignment(Pos.CENTER_LEFT);
        note.visibleProperty().bind(signed);
        note.managedProperty().bind(note.visibleProperty());
    }

    /** How many signs stand for something else, and the way to the value as it is; gone where there are none. */
    public Node note() {
        return note;
    }

    /** Whether signs stand for something else. */
    public ReadOnlyBooleanProperty signedProperty() {
        return signed.getReadOnlyProperty();
    }

    /** Shows a value. */
    public void value(String shown) {
        value = shown;
        int turning = OneLine.turning(shown);
        signed.set(turning > 0);
        count.setText(Messages.text("control.value.signs", turning));
        setText(turning > 0 ? OneLine.withSigns(shown) : shown);
        setEditable(mayEdit && turning == 0);
    }

    /** The value: what is shown, or what was typed. */
    public String value() {
        return signed.get() ? value : getText();
    }

    /** Whether it may be edited, once it stands there as it is. */
    public void mayEdit(boolean may) {
        mayEdit = may;
        setEditable(may && !signed.get());
    }

    /** Takes the value's own characters: a sign takes as much room as what it stands for. */
    @Override
    public void copy() {
        if (!signed.get()) {
            super.copy();
            return;
        }
        var selection = getSelection();
        if (selection.getLength() > 0) {
            var content = new ClipboardContent();
            content.putString(value.substring(selection.getStart(), selection.getEnd()));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}

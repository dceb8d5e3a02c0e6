package dev.alidade.console.ui;

import dev.alidade.ui.control.SqlEditor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the console in one editor. */
final class EditorShortcuts {
    private final ConsoleViewModel model;
    private final EditorBuffer buffer;
    private final SqlEditor editor;

    EditorShortcuts(ConsoleViewModel model, EditorBuffer buffer, SqlEditor editor) {
        this.model = model;
        this.buffer = buffer;
        this.editor = editor;
    }

    void install() {
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        if (key.isConsumed()) {
            return;
        }
        var area = editor.area();
        if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            if (key.isShiftDown()) {
                model.runAll(buffer);
            } else {
                run();
            }
        } else if (key.getCode() == KeyCode.F7) {
            model.explain(buffer, area.getCaretPosition(), !key.isShiftDown());
        } else if (key.getCode() == KeyCode.ESCAPE
                && model.runs().stateProperty().get().isRunning()) {
            model.runs().cancel();
        } else if (key.getCode() == KeyCode.T && key.isShortcutDown()) {
            model.newBuffer("");
        } else if (key.getCode() == KeyCode.W && key.isShortcutDown()) {
            model.close(buffer);
        } else if (key.getCode() == KeyCode.F && key.isShortcutDown() && key.isShiftDown()) {
            format();
        } else {
            return;
        }
        key.consume();
    }

    void run() {
        var selection = editor.area().getSelection();
        int caret = editor.area().getCaretPosition();
        model.run(
                buffer,
                selection.getLength() == 0 ? caret : selection.getStart(),
                selection.getLength() == 0 ? caret : selection.getEnd());
    }

    /** Formats what is selected, else everything. */
    void format() {
        var area = editor.area();
        var selection = area.getSelection();
        int from = selection.getLength() == 0 ? 0 : selection.getStart();
        int to = selection.getLength() == 0 ? area.getLength() : selection.getEnd();
        var text = area.getText(from, to);
        var formatted = ConsoleViewModel.formatted(text);
        if (!formatted.equals(text)) {
            editor.replace(from, to, formatted);
        }
    }
}

package dev.alidade.browser.ui;

import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Pastes a block from the clipboard, beginning at the first chosen cell. */
final class GridPaste {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private GridPaste() {}

    static void run(EditViewModel edits, GridSelection selection) {
        var text = Clipboard.getSystemClipboard().getString();
        if (text != null && !text.isEmpty()) {
            int before = selection.table().getItems().size();
            edits.paste(text, selection.rowsFromHere(), selection.columnsFromHere());
            int now = selection.table().getItems().size();
            if (now > before) {
                selection.table().scrollTo(now - 1);
            }
        }
    }
}

package dev.alidade.ui.control;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that every SQL editor knows, whatever the screen around it adds. */
final class EditorKeys {
    private static final String INDENT = "  ";

    private final SqlEditor editor;

    EditorKeys(SqlEditor editor) {
        this.editor = editor;
    }

    void pressed(KeyEvent key) {
        if (key.isShortcutDown() && !key.isShiftDown() && key.getCode() == KeyCode.F) {
            editor.find(false);
            key.consume();
        } else if (key.isShortcutDown() && key.getCode() == KeyCode.H) {
            editor.find(true);
            key.consume();
        } else if (key.isShortcutDown() && key.getCode() == KeyCode.SLASH) {
            editor.toggleComment();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && editor.getTop() != null) {
            editor.closeFind();
            key.consume();
        } else if (editor.area().isFocused() && !key.isShortcutDown() && !key.isAltDown()) {
            typed(key);
        }
    }

    private void typed(KeyEvent key) {
        var area = editor.area();
        if (key.getCode() == KeyCode.ENTER && !key.isShiftDown()) {
            var line = area.getText(area.getCurrentParagraph());
            int blanks = 0;
            while (blanks < Math.min(line.length(), area.getCaretColumn()) && line.charAt(blanks) == ' ') {
                blanks++;
            }
            area.replaceSelection("\n" + " ".repeat(blanks));
            area.requestFollowCaret();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB && area.getSelection().getLength() == 0) {
            if (key.isShiftDown()) {
                unindent();
            } else {
                area.replaceSelection(INDENT);
            }
            key.consume();
        }
    }

    private void unindent() {
        var area = editor.area();
        int paragraph = area.getCurrentParagraph();
        var line = area.getText(paragraph);
        int blanks = line.startsWith(INDENT) ? INDENT.length() : line.startsWith(" ") ? 1 : 0;
        if (blanks > 0) {
            area.deleteText(paragraph, 0, paragraph, blanks);
        }
    }
}

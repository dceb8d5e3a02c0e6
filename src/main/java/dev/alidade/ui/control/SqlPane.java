package dev.alidade.ui.control;

import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/** SQL with line numbers and colours, for reading by default; lines can be marked as wrong. */
public final class SqlPane extends StackPane {
    /** Longer texts are shown without colours, so that a dump of many megabytes opens at once. */
    private static final int COLOURED_CHARACTERS = 500_000;

    private final CodeArea area = new CodeArea();

    public SqlPane() {
        getStyleClass().add("sql-pane");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setEditable(false);
        area.getStyleClass().add("sql-area");
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
        area.setAccessibleText(Messages.text("control.sql.accessible"));
        area.multiPlainChanges().successionEnds(Duration.ofMillis(100)).subscribe(_ -> colour());
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    /** In a text for reading, Tab leads on: it was the end of every walk by keyboard. */
    private void leaveByTab(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !area.isEditable() && !key.isShortcutDown() && !key.isAltDown()) {
            area.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    /** Replaces the text and goes to its start. */
    public void setText(String text) {
        area.replaceText(text);
        area.moveTo(0);
        area.requestFollowCaret();
        colour();
    }

    public String getText() {
        return area.getText();
    }

    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    /**
     * Puts the caret to a place and marks its line.
     *
     * @param line counted from 1
     * @param column counted from 1
     */
    public void showProblem(int line, int column) {
        int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
        area.setParagraphStyle(paragraph, List.of("sql-problem-line"));
        area.moveTo(paragraph, Math.clamp(column - 1, 0, area.getParagraphLength(paragraph)));
        area.showParagraphAtCenter(paragraph);
    }

    /** Removes every mark. */
    public void clearProblems() {
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            Collection<String> marks = area.getParagraph(i).getParagraphStyle();
            if (!marks.isEmpty()) {
                area.setParagraphStyle(i, Collections.emptyList());
            }
        }
    }

    private void colour() {
        var text = area.getText();
        if (!text.isEmpty() && text.length() <= COLOURED_CHARACTERS) {
            area.setStyleSpans(0, SqlHighlighting.of(text));
        }
    }
}

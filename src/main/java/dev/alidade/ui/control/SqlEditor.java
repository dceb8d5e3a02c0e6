package dev.alidade.ui.control;

import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.IndexRange;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/** SQL that is written: line numbers, colours, an underlined place, find and replace above it, comments by a key. */
public final class SqlEditor extends BorderPane {
    private static final int COLOURED_CHARACTERS = 500_000;
    private static final Duration COLOUR_DELAY = Duration.ofMillis(60);

    private final CodeArea area = new CodeArea();
    private @Nullable IndexRange marked;

    public SqlEditor() {
        getStyleClass().add("sql-editor");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.getStyleClass().add("sql-area");
        area.setAccessibleText(Messages.text("control.sql.accessible"));
        area.multiPlainChanges().successionEnds(COLOUR_DELAY).subscribe(_ -> colour());
        area.plainTextChanges().subscribe(_ -> marked = null);
        setCenter(new VirtualizedScrollPane<>(area));
        addEventFilter(KeyEvent.KEY_PRESSED, new EditorKeys(this)::pressed);
        focusedProperty().addListener((_, _, now) -> {
            if (now) {
                area.requestFocus();
            }
        });
    }

    /** The text and what belongs to it: caret, selection, scrolling. */
    public CodeArea area() {
        return area;
    }

    public String getText() {
        return area.getText();
    }

    public ObservableValue<String> textProperty() {
        return area.textProperty();
    }

    /** Replaces everything; this cannot be taken back with undo. */
    public void load(String text, int caret) {
        area.replaceText(text);
        area.getUndoManager().forgetHistory();
        area.moveTo(Math.clamp(caret, 0, text.length()));
        colour();
    }

    /** Replaces a part, as if it had been typed; undo takes it back. */
    public void replace(int from, int to, String text) {
        area.replaceText(from, to, text);
        area.requestFollowCaret();
    }

    /** Where the caret is on the screen; empty while it is not in sight. */
    public Optional<Bounds> caretBounds() {
        return area.getCaretBounds();
    }

    /** Underlines a place and brings it into sight. */
    public void mark(int from, int to) {
        int length = area.getLength();
        int start = Math.clamp(from, 0, length);
        marked = new IndexRange(start, Math.clamp(to, start, length));
        colour();
        area.showParagraphInViewport(area.offsetToPosition(start, Bias.Forward).getMajor());
    }

    /** Removes the underline. */
    public void clearMark() {
        if (marked != null) {
            marked = null;
            colour();
        }
    }

    /** What is underlined; null when nothing is. */
    public @Nullable IndexRange marked() {
        return marked;
    }

    /** Opens the search line, with the selection as what is sought. */
    public void find(boolean replacing) {
        var bar = getTop() instanceof FindBar open ? open : new FindBar(area, this::closeFind);
        setTop(bar);
        bar.open(area.getSelectedText(), replacing);
    }

    /** Closes the search line; returns whether it was open. */
    public boolean closeFind() {
        boolean open = getTop() != null;
        setTop(null);
        area.requestFocus();
        return open;
    }

    /** Makes comments of the selected lines, or text again where all of them are comments. */
    public void toggleComment() {
        var selection = area.getSelection();
        var forward = Bias.Forward;
        int first = area.offsetToPosition(selection.getStart(), forward).getMajor();
        int last = area.offsetToPosition(selection.getEnd(), forward).getMajor();
        if (last > first && area.offsetToPosition(selection.getEnd(), forward).getMinor() == 0) {
            last--;
        }
        var lines = new ArrayList<String>();
        for (int i = first; i <= last; i++) {
            lines.add(area.getText(i));
        }
        boolean all = lines.stream()
                .filter(l -> !l.isBlank())
                .allMatch(l -> l.stripLeading().startsWith("--"));
        var changed = lines.stream()
                .map(l -> all ? uncommented(l) : l.isBlank() ? l : "-- " + l)
                .toList();
        int start = area.getAbsolutePosition(first, 0);
        int end = start + String.join("\n", lines).length();
        var text = String.join("\n", changed);
        area.replaceText(start, end, text);
        if (first == last) {
            area.moveTo(Math.min(
                    start + text.length(), Math.max(start, selection.getEnd() + text.length() - (end - start))));
        } else {
            area.selectRange(start, start + text.length());
        }
    }

    private static String uncommented(String line) {
        int dashes = line.indexOf("--");
        if (dashes < 0) {
            return line;
        }
        int rest = line.startsWith("-- ", dashes) ? dashes + 3 : dashes + 2;
        return line.substring(0, dashes) + line.substring(rest);
    }

    private void colour() {
        var text = area.getText();
        if (text.isEmpty() || text.length() > COLOURED_CHARACTERS) {
            return;
        }
        StyleSpans<Collection<String>> spans = SqlHighlighting.of(text);
        var place = marked;
        if (place != null && place.getLength() > 0 && place.getEnd() <= text.length()) {
            spans = spans.overlay(underline(place, text.length()), SqlEditor::both);
        }
        area.setStyleSpans(0, spans);
    }

    private static StyleSpans<Collection<String>> underline(IndexRange place, int length) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        spans.add(Collections.emptyList(), place.getStart());
        spans.add(List.of("sql-wrong"), place.getLength());
        spans.add(Collections.emptyList(), length - place.getEnd());
        return spans.create();
    }

    private static Collection<String> both(Collection<String> words, Collection<String> wrong) {
        if (wrong.isEmpty()) {
            return words;
        }
        var all = new ArrayList<>(words);
        all.addAll(wrong);
        return all;
    }
}

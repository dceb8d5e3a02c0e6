package dev.alidade.console.ui;

import dev.alidade.console.SnippetText;
import dev.alidade.ui.control.SqlEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.model.PlainTextChange;

/** Leads through the places of a snippet: Tab to the next, Shift+Tab to the one before, Escape or a click elsewhere ends. */
final class TabStops {
    private final SqlEditor editor;
    private final List<SnippetText.Stop> stops = new ArrayList<>();
    private int current;
    private boolean writing;

    TabStops(SqlEditor editor) {
        this.editor = editor;
    }

    /**
     * Listens to the keys before the editor does.
     *
     * @param around what the editor lies in
     * @param busy whether the keys belong to something else now
     */
    void install(Node around, BooleanSupplier busy) {
        around.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (!busy.getAsBoolean()) {
                pressed(key);
            }
        });
        editor.area().plainTextChanges().subscribe(this::changed);
    }

    /** Whether there are places left to go to. */
    boolean isActive() {
        return !stops.isEmpty();
    }

    /** Writes a snippet in place of a part of the text and goes to its first place. */
    void write(int from, int to, SnippetText snippet) {
        var placed = snippet.indented(indent(from));
        writing = true;
        editor.replace(from, to, placed.text());
        writing = false;
        stops.clear();
        placed.stops().forEach(stop -> stops.add(new SnippetText.Stop(stop.from() + from, stop.to() + from)));
        go(0);
    }

    private String indent(int place) {
        var before = editor.getText().substring(0, place);
        var line = before.substring(before.lastIndexOf('\n') + 1);
        return line.isBlank() ? line : "";
    }

    private void go(int place) {
        current = place;
        var stop = stops.get(place);
        editor.area().selectRange(stop.from(), stop.to());
        editor.area().requestFollowCaret();
        if (place == stops.size() - 1) {
            stops.clear();
        }
    }

    private void pressed(KeyEvent key) {
        if (stops.isEmpty() || key.isConsumed() || key.isShortcutDown()) {
            return;
        }
        if (key.getCode() == KeyCode.TAB) {
            go(key.isShiftDown() ? Math.max(0, current - 1) : current + 1);
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            stops.clear();
        }
    }

    /** Places move with what is written before them, and grow with what is written in the one in hand. */
    private void changed(PlainTextChange change) {
        if (stops.isEmpty() || writing) {
            return;
        }
        int at = change.getPosition();
        int by = change.getInserted().length() - change.getRemoved().length();
        var now = stops.get(current);
        if (at < now.from() || at + change.getRemoved().length() > now.to()) {
            stops.clear();
            return;
        }
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            if (i == current) {
                stops.set(i, new SnippetText.Stop(stop.from(), stop.to() + by));
            } else if (stop.from() >= now.to()) {
                stops.set(i, new SnippetText.Stop(stop.from() + by, stop.to() + by));
            }
        }
    }
}

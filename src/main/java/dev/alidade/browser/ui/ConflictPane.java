package dev.alidade.browser.ui;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowConflict;
import dev.alidade.change.row.RowEdit;
import dev.alidade.i18n.Excerpt;
import dev.alidade.i18n.Messages;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Rows that others changed meanwhile: what was read, what is there now, what was wanted, beside each other. */
final class ConflictPane extends VBox {
    private static final int VERSIONS = 3;

    /** Characters of a value; what differs further back is looked at in the row itself. */
    private static final int SHOWN = 300;

    private final EditViewModel edits;
    private final VBox rows = new VBox();

    ConflictPane(EditViewModel edits, Runnable close) {
        this.edits = edits;
        setId("edit-conflicts");
        getStyleClass().add("tables-value");
        rows.getStyleClass().add("conflict-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new SideTitle(Messages.text("browser.conflict.title"), close), scroll);
    }

    void show(EditState.Conflict state) {
        rows.getChildren()
                .setAll(state.conflicted().conflicts().stream()
                        .map(conflict -> row(conflict, state.undo()))
                        .toList());
    }

    private Node row(RowConflict conflict, boolean undo) {
        var values = new GridPane();
        values.getStyleClass().add("conflict-values");
        for (int i = 0; i < VERSIONS; i++) {
            var third = new ColumnConstraints();
            third.setPercentWidth(100.0 / VERSIONS);
            values.getColumnConstraints().add(third);
        }
        int line = 0;
        values.addRow(
                line++,
                head(undo ? "browser.conflict.asLeft" : "browser.conflict.original"),
                head("browser.conflict.theirs"),
                head(undo ? "browser.conflict.asBefore" : "browser.conflict.mine"));
        var theirs = conflict.theirs();
        var mine = conflict.edit() instanceof RowEdit.Update update ? update.values() : Map.<String, NewValue>of();
        var names = new LinkedHashSet<>(conflict.original().keySet());
        if (theirs != null) {
            names.addAll(theirs.values().keySet());
        }
        names.addAll(mine.keySet());
        for (var name : names) {
            var was = conflict.original().get(name);
            var now = theirs == null ? null : theirs.values().get(name);
            boolean known = conflict.original().containsKey(name);
            boolean touched = mine.containsKey(name) || (theirs != null && known && !Objects.equals(was, now));
            if (touched || theirs == null) {
                values.add(cell(name, "strong"), 0, line++, VERSIONS, 1);
                values.addRow(
                        line++,
                        cell(known ? text(was) : "…", "mono"),
                        cell(theirs == null ? "" : text(now), "mono"),
                        cell(mine.containsKey(name) ? text(mine.get(name)) : "", "mono"));
            }
        }
        var buttons = new HBox(button(
                undo ? "browser.conflict.leave" : "browser.conflict.keepTheirs", () -> edits.keepTheirs(conflict)));
        if (edits.canKeepMine(conflict)) {
            buttons.getChildren().add(button("browser.conflict.keepMine", () -> edits.keepMine(conflict)));
        }
        buttons.getStyleClass().add("filter-line");
        var said = new Label(Messages.text(
                theirs == null
                        ? "browser.conflict.gone"
                        : conflict.edit() instanceof RowEdit.Delete
                                ? "browser.conflict.delete"
                                : "browser.conflict.changed"));
        said.setWrapText(true);
        return new VBox(8, said, values, buttons);
    }

    private static String text(@Nullable NewValue value) {
        return switch (value) {
            case null -> "";
            case NewValue.Null _ -> "NULL";
            case NewValue.Default _ -> Messages.text("browser.edit.default");
            case NewValue.Text text -> text(text.text());
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "NULL" : value.isEmpty() ? "''" : Excerpt.of(GridCell.oneLine(value), SHOWN);
    }

    private static Label head(String key) {
        var label = cell(Messages.text(key), "muted");
        label.getStyleClass().add("small");
        return label;
    }

    private static Label cell(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Button button(String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }
}

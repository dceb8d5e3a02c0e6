package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A small table of facts: column names in grey, a line a row, the last column taking the room that is left. */
final class FactTable extends GridPane {
    private int rows = 1;

    /** @param columns keys of their names */
    FactTable(String... columns) {
        getStyleClass().add("migration-fact-table");
        for (int i = 0; i < columns.length; i++) {
            var name = new Label(Messages.text(columns[i]));
            name.getStyleClass().addAll("small", "muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            add(name, i, 0);
            var constraints = new ColumnConstraints();
            boolean last = i == columns.length - 1;
            constraints.setHgrow(last ? Priority.ALWAYS : Priority.NEVER);
            constraints.setMinWidth(last ? 0 : Region.USE_PREF_SIZE);
            getColumnConstraints().add(constraints);
        }
    }

    void add(Node... cells) {
        addRow(rows++, cells);
    }

    /** A text that gives way where there is no room; whole on hover. */
    static Label shortened(String text) {
        var label = new Label(text);
        label.getStyleClass().add("muted");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        if (!text.isEmpty()) {
            label.setTooltip(new Tooltip(text));
        }
        return label;
    }
}

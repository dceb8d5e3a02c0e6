package dev.alidade.browser.ui;

import dev.alidade.browser.RelationColumn;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A column's head: key mark and name, below it the type in small grey. */
final class GridHeader extends VBox {
    private final Label name = new Label();
    private final Label type = new Label();
    private final HBox first = new HBox(name);
    private @Nullable Tooltip tooltip;
    private RelationColumn column;

    GridHeader(RelationColumn column) {
        this.column = column;
        getStyleClass().add("grid-header");
        name.getStyleClass().add("strong");
        first.getStyleClass().add("grid-header-name");
        first.setAlignment(Pos.CENTER_LEFT);
        type.getStyleClass().addAll("grid-type", "small");
        getChildren().addAll(first, type);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> explain());
        show(column);
    }

    /** Turns to another column. */
    void show(RelationColumn now) {
        column = now;
        name.setText(now.name());
        type.setText(now.type());
        var parts = new ArrayList<Node>();
        if (now.primaryKey()) {
            parts.add(mark(Feather.KEY, "browser.column.primaryKey"));
        }
        parts.add(name);
        if (now.references() != null) {
            parts.add(mark(Feather.LINK_2, "browser.column.foreignKey"));
        }
        if (parts.size() > 1 || first.getChildren().size() > 1) {
            first.getChildren().setAll(parts);
        }
        if (tooltip != null) {
            Tooltip.uninstall(this, tooltip);
            tooltip = null;
        }
    }

    /** A tooltip is a window: made when the mouse comes, not for each of five hundred columns. */
    private void explain() {
        if (tooltip == null) {
            tooltip = new Tooltip(describe(column));
            Tooltip.install(this, tooltip);
        }
    }

    private static FontIcon mark(Feather icon, String textKey) {
        var mark = new FontIcon(icon);
        mark.getStyleClass().add("grid-mark");
        mark.setAccessibleText(Messages.text(textKey));
        return mark;
    }

    private static String describe(RelationColumn column) {
        var text = new StringBuilder(column.name()).append('\n').append(column.type());
        if (column.notNull()) {
            text.append(" · not null");
        }
        if (column.primaryKey()) {
            text.append('\n').append(Messages.text("browser.column.primaryKey"));
        }
        if (column.references() != null) {
            text.append('\n').append(Messages.text("browser.column.references", column.references()));
        }
        if (column.defaultExpression() != null) {
            text.append('\n').append(Messages.text("browser.column.default", column.defaultExpression()));
        }
        if (!column.readable()) {
            text.append('\n').append(Messages.text("browser.value.hidden"));
        }
        if (column.description() != null) {
            text.append('\n').append(column.description());
        }
        return text.toString();
    }
}

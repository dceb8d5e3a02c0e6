package dev.alidade.browser.ui;

import dev.alidade.browser.RelationColumn;
import dev.alidade.i18n.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A column's head: key mark and name, below it the type in small grey. */
final class GridHeader extends VBox {
    private boolean explained;

    GridHeader(RelationColumn column) {
        getStyleClass().add("grid-header");
        var name = new Label(column.name());
        name.getStyleClass().add("strong");
        var first = new HBox(name);
        first.getStyleClass().add("grid-header-name");
        first.setAlignment(Pos.CENTER_LEFT);
        if (column.primaryKey()) {
            first.getChildren().addFirst(mark(Feather.KEY, "browser.column.primaryKey"));
        }
        if (column.references() != null) {
            first.getChildren().add(mark(Feather.LINK_2, "browser.column.foreignKey"));
        }
        var type = new Label(column.type());
        type.getStyleClass().addAll("grid-type", "small");
        getChildren().addAll(first, type);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> explain(column));
    }

    /** A tooltip is a window: made when the mouse comes, not for each of five hundred columns. */
    private void explain(RelationColumn column) {
        if (!explained) {
            explained = true;
            Tooltip.install(this, new Tooltip(describe(column)));
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

package dev.alidade.browser.ui.relation;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.relation.PageField;
import dev.alidade.browser.relation.PageRow;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One value of a page: a text on one line with the whole on hover, a tick, a number, or a link to another relation. */
final class PageCell extends TableCell<PageRow, Object> {
    private final PageField.Kind kind;
    private final @Nullable Consumer<RelationName> opener;

    /**
     * @param opener opens what the line leads to; null where this column is no link
     */
    PageCell(PageField.Kind kind, @Nullable Consumer<RelationName> opener) {
        this.kind = kind;
        this.opener = opener;
        getStyleClass().add("relation-cell");
        if (kind == PageField.Kind.CODE) {
            getStyleClass().add("relation-code");
        } else if (kind == PageField.Kind.COUNT || kind == PageField.Kind.BYTES) {
            getStyleClass().add("relation-number");
        }
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        if (empty || value == null) {
            return;
        }
        if (value instanceof Boolean yes) {
            setGraphic(yes ? tick() : null);
        } else if (value instanceof Long number) {
            setText(kind == PageField.Kind.BYTES ? Sizes.bytes(number) : Sizes.exact(number));
            setTooltip(new Tooltip(Sizes.exact(number)));
        } else {
            text(value.toString());
        }
    }

    private void text(String text) {
        var line = text.strip().replaceAll("\\s*\\n\\s*", " ");
        var row = getTableRow().getItem();
        var target = row == null ? null : row.target();
        if (opener != null && target != null) {
            var link = new Hyperlink(line);
            link.getStyleClass().add("relation-link");
            link.setOnAction(_ -> opener.accept(target));
            setGraphic(link);
        } else {
            setText(line);
        }
        setTooltip(new Tooltip(text));
    }

    private static FontIcon tick() {
        var tick = new FontIcon(Feather.CHECK);
        tick.getStyleClass().add("relation-tick");
        tick.setAccessibleText(Messages.text("browser.page.yes"));
        return tick;
    }
}

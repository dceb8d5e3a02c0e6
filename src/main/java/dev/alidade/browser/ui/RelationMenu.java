package dev.alidade.browser.ui;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.object.SchemaObject;
import dev.alidade.browser.ui.diagram.DiagramSubject;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.PlainNames;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** What the right button offers on a line of the tree. */
final class RelationMenu {
    private final TablesViewModel model;

    RelationMenu(TablesViewModel model) {
        this.model = model;
    }

    /** The menu of a line; null where there is nothing to do. */
    @Nullable
    ContextMenu of(RelationNode node) {
        return switch (node) {
            case RelationNode.Relation relation -> relation(relation.entry().name());
            case RelationNode.Hit hit -> relation(hit.relation().name());
            case RelationNode.Thing thing -> object(thing.object());
            case RelationNode.Schema schema -> {
                var name = schema.schema().name();
                yield new ContextMenu(
                        item("browser.menu.diagram", () -> model.diagram().show(new DiagramSubject(name, null))),
                        copy("browser.menu.copyName", name));
            }
            case RelationNode.Group _, RelationNode.Note _ -> null;
        };
    }

    private ContextMenu relation(RelationName name) {
        return new ContextMenu(
                item("browser.menu.open", () -> model.open(name)),
                item("browser.menu.neighbours", () -> model.diagram().show(new DiagramSubject(name.schema(), name))),
                copy("browser.menu.copyName", name.name()),
                copy("browser.menu.copyQualified", PlainNames.of(name.sql())),
                copy("browser.menu.copySelect", "select * from " + PlainNames.of(name.sql()) + " limit 100;"));
    }

    private ContextMenu object(SchemaObject object) {
        return new ContextMenu(
                item("browser.menu.openObject", () -> model.object().show(object)),
                copy("browser.menu.copyName", object.name()),
                copy("browser.menu.copyQualified", PlainNames.of(object.sql())));
    }

    private static MenuItem copy(String key, String text) {
        return item(key, () -> {
            var content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Messages.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}

package dev.alidade.browser.ui;

import dev.alidade.browser.NamedRelation;
import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationKind;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.browser.object.ObjectGroup;
import dev.alidade.browser.object.SchemaObject;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icon, name, padlock, estimated rows and size of one line. */
final class RelationTreeCell extends TreeCell<RelationNode> {
    private final RelationMenu menu;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final FontIcon lock = new FontIcon(Feather.LOCK);
    private final FontIcon realtime = new FontIcon(Feather.RADIO);
    private final Label badge = new Label();
    private final Label size = new Label();
    private final TreeLine line = new TreeLine(icon, name, List.of(realtime, lock), List.of(badge, size));

    RelationTreeCell(TablesViewModel model) {
        menu = new RelationMenu(model);
        lock.getStyleClass().add("tables-lock");
        realtime.getStyleClass().add("tables-realtime");
        realtime.setAccessibleText(Messages.text("browser.tree.realtime"));
        icon.getStyleClass().add("tables-icon");
    }

    @Override
    protected void updateItem(@Nullable RelationNode node, boolean empty) {
        super.updateItem(node, empty);
        setText(null);
        setTooltip(null);
        setContextMenu(null);
        size.setText("");
        setGraphic(empty || node == null ? null : graphic(node));
        line.requestLayout();
        if (!empty && node != null) {
            // made when asked for, so that scrolling does not
            setOnContextMenuRequested(event -> {
                var offered = menu.of(node);
                if (offered != null) {
                    offered.show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                }
            });
        } else {
            setOnContextMenuRequested(null);
        }
    }

    private @Nullable Node graphic(RelationNode node) {
        return switch (node) {
            case RelationNode.Schema s -> schema(s.schema());
            case RelationNode.Relation r -> relation(r.entry());
            case RelationNode.Hit hit -> hit(hit.relation());
            case RelationNode.Group g -> heading(g);
            case RelationNode.Thing thing -> thing(thing.object());
            case RelationNode.Note note -> {
                var label = new Label(note.text());
                label.getStyleClass().addAll("muted", "small");
                yield label;
            }
        };
    }

    private Node schema(SchemaEntry schema) {
        icon.setIconCode(Feather.FOLDER);
        name.setText(schema.name());
        marks(false, false);
        badge.setText(schema.usable() ? String.valueOf(schema.relations()) : Messages.text("browser.tree.closed"));
        setTooltip(new Tooltip(
                schema.usable()
                        ? Messages.text("browser.tree.schema", schema.name(), schema.relations())
                        : Messages.text("browser.tree.schemaClosed", schema.name())));
        return line;
    }

    private Node relation(RelationEntry entry) {
        icon.setIconCode(icon(entry.kind()));
        name.setText(entry.name().name());
        marks(entry.rowSecurity(), entry.realtime());
        badge.setText(rows(entry));
        boolean sized = entry.kind().isStored() && entry.totalBytes() > 0;
        size.setText(sized ? (badge.getText().isEmpty() ? "" : "· ") + Sizes.bytes(entry.totalBytes()) : "");
        setTooltip(new Tooltip(tooltip(entry)));
        return line;
    }

    private Node hit(NamedRelation relation) {
        icon.setIconCode(icon(relation.kind()));
        name.setText(relation.name().name());
        marks(relation.rowSecurity(), false);
        badge.setText("");
        setTooltip(new Tooltip(relation.name().label() + "\n"
                + Messages.text("browser.kind." + relation.kind().name())));
        return line;
    }

    private Node heading(RelationNode.Group group) {
        icon.setIconCode(
                switch (group.group()) {
                    case TABLES -> Feather.GRID;
                    case VIEWS -> Feather.EYE;
                    case MATERIALIZED_VIEWS -> Feather.ARCHIVE;
                    case FOREIGN_TABLES -> Feather.EXTERNAL_LINK;
                    case SEQUENCES -> Feather.HASH;
                    case FUNCTIONS -> Feather.CODE;
                    case TYPES -> Feather.TYPE;
                    case EXTENSIONS -> Feather.PACKAGE;
                    case PUBLICATIONS -> Feather.RADIO;
                    case ROLES -> Feather.USERS;
                });
        name.setText(Messages.text("browser.group." + group.group().name()));
        marks(false, false);
        badge.setText(Sizes.exact(group.size()));
        return line;
    }

    private Node thing(SchemaObject object) {
        icon.setIconCode(
                switch (object.group()) {
                    case SEQUENCE -> Feather.HASH;
                    case FUNCTION -> Feather.CODE;
                    case TYPE -> Feather.TYPE;
                    case EXTENSION -> Feather.PACKAGE;
                    case PUBLICATION -> Feather.RADIO;
                    case ROLE -> Feather.USER;
                });
        boolean function = object.group() == ObjectGroup.FUNCTION;
        name.setText(function ? object.name() + "(" + object.detail() + ")" : object.name());
        marks(false, false);
        badge.setText(function ? "" : object.detail());
        setTooltip(new Tooltip(object.label()));
        return line;
    }

    static Feather icon(RelationKind kind) {
        return switch (kind) {
            case TABLE -> Feather.GRID;
            case PARTITIONED_TABLE -> Feather.LAYERS;
            case VIEW -> Feather.EYE;
            case MATERIALIZED_VIEW -> Feather.ARCHIVE;
            case FOREIGN_TABLE -> Feather.EXTERNAL_LINK;
        };
    }

    private void marks(boolean secured, boolean published) {
        lock.setVisible(secured);
        lock.setManaged(secured);
        lock.setAccessibleText(secured ? Messages.text("browser.tree.rowSecurity") : "");
        realtime.setVisible(published);
        realtime.setManaged(published);
    }

    /** Nothing where it is not known. */
    private static String rows(RelationEntry entry) {
        var rows = entry.estimatedRows();
        if (rows != null) {
            return "≈ " + Sizes.count(rows);
        }
        return entry.kind().isStored() ? Messages.text("browser.tree.notAnalysed") : "";
    }

    private static String tooltip(RelationEntry entry) {
        var text = new StringBuilder(entry.name().label());
        text.append('\n').append(Messages.text("browser.kind." + entry.kind().name()));
        var rows = entry.estimatedRows();
        if (entry.kind().isStored()) {
            text.append(" · ").append(Sizes.bytes(entry.totalBytes()));
            text.append('\n')
                    .append(
                            rows == null
                                    ? Messages.text("browser.tree.notAnalysed.long")
                                    : Messages.text("browser.tree.estimate", Sizes.exact(rows)));
        }
        if (entry.rowSecurity()) {
            text.append('\n').append(Messages.text("browser.tree.rowSecurity"));
        }
        if (entry.realtime()) {
            text.append('\n').append(Messages.text("browser.tree.realtime"));
        }
        if (entry.extension() != null) {
            text.append('\n').append(Messages.text("browser.tree.extension", entry.extension()));
        }
        if (entry.description() != null) {
            text.append('\n').append(entry.description());
        }
        return text.toString();
    }
}

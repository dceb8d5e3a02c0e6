package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.SchemaEntry;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icon, name, padlock and estimated rows of one line. */
final class RelationTreeCell extends TreeCell<RelationNode> {
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final FontIcon lock = new FontIcon(Feather.LOCK);
    private final Label badge = new Label();
    private final HBox line = new HBox(icon, name, lock, badge);

    RelationTreeCell() {
        line.getStyleClass().add("tables-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(name, Priority.ALWAYS);
        badge.getStyleClass().addAll("tables-badge", "small");
        badge.setMinWidth(USE_PREF_SIZE);
        lock.getStyleClass().add("tables-lock");
        icon.getStyleClass().add("tables-icon");
    }

    @Override
    protected void updateItem(@Nullable RelationNode node, boolean empty) {
        super.updateItem(node, empty);
        setText(null);
        setTooltip(null);
        setGraphic(empty || node == null ? null : graphic(node));
    }

    private @Nullable Node graphic(RelationNode node) {
        return switch (node) {
            case RelationNode.Schema s -> schema(s.schema());
            case RelationNode.Relation r -> relation(r.entry());
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
        lock(false, "");
        badge.setText(schema.usable() ? String.valueOf(schema.relations()) : Messages.text("browser.tree.closed"));
        setTooltip(new Tooltip(
                schema.usable()
                        ? Messages.text("browser.tree.schema", schema.name(), schema.relations())
                        : Messages.text("browser.tree.schemaClosed", schema.name())));
        return line;
    }

    private Node relation(RelationEntry entry) {
        icon.setIconCode(
                switch (entry.kind()) {
                    case TABLE -> Feather.GRID;
                    case PARTITIONED_TABLE -> Feather.LAYERS;
                    case VIEW -> Feather.EYE;
                    case MATERIALIZED_VIEW -> Feather.ARCHIVE;
                    case FOREIGN_TABLE -> Feather.EXTERNAL_LINK;
                });
        name.setText(entry.name().name());
        lock(entry.rowSecurity(), Messages.text("browser.tree.rowSecurity"));
        badge.setText(rows(entry));
        setTooltip(new Tooltip(tooltip(entry)));
        return line;
    }

    private void lock(boolean shown, String text) {
        lock.setVisible(shown);
        lock.setManaged(shown);
        lock.setAccessibleText(text);
    }

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
        if (entry.extension() != null) {
            text.append('\n').append(Messages.text("browser.tree.extension", entry.extension()));
        }
        if (entry.description() != null) {
            text.append('\n').append(entry.description());
        }
        return text.toString();
    }
}

package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.browser.RelationNames;
import dev.alidade.browser.object.SchemaObject;
import dev.alidade.i18n.Messages;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TreeItem;

/** Makes the lines of the tree out of what the model knows, and remembers which of them were open. */
final class RelationTreeItems {
    private final TablesViewModel model;
    private final Map<String, Boolean> open = new HashMap<>();

    RelationTreeItems(TablesViewModel model) {
        this.model = model;
    }

    /** Everything, or what the filter found. */
    TreeItem<RelationNode> root() {
        var found = model.foundProperty().get();
        return found == null ? all() : found(found);
    }

    private TreeItem<RelationNode> all() {
        var root = new TreeItem<RelationNode>();
        for (var branch : model.branches()) {
            if (model.isListed(branch)) {
                root.getChildren().add(schema(branch));
            }
        }
        if (!model.branches().isEmpty()) {
            addDatabase(root);
        }
        return root;
    }

    private static TreeItem<RelationNode> found(RelationNames.Found found) {
        var root = new TreeItem<RelationNode>();
        var bySchema = new LinkedHashMap<String, TreeItem<RelationNode>>();
        for (var relation : found.shown()) {
            bySchema.computeIfAbsent(relation.name().schema(), name -> {
                        var item = note(name);
                        item.setExpanded(true);
                        root.getChildren().add(item);
                        return item;
                    })
                    .getChildren()
                    .add(new TreeItem<>(new RelationNode.Hit(relation)));
        }
        if (found.shown().isEmpty()) {
            root.getChildren().add(note(Messages.text("browser.tree.nothingFound")));
        } else if (found.more() > 0) {
            root.getChildren().add(note(Messages.text("browser.tree.more", found.more())));
        }
        return root;
    }

    private TreeItem<RelationNode> schema(SchemaBranch branch) {
        var name = branch.schema().name();
        var item = new TreeItem<RelationNode>(new RelationNode.Schema(branch.schema()));
        var relations = branch.relations();
        var objects = branch.objects();
        if (relations == null) {
            item.getChildren().add(note(Messages.text("browser.tree.loading")));
        } else {
            addRelations(item, name, relations);
        }
        if (objects != null) {
            addObjects(item, name, objects);
        }
        if (relations != null && objects != null && item.getChildren().isEmpty()) {
            item.getChildren().add(note(Messages.text("browser.tree.empty")));
        }
        remember(item, name, relations != null, () -> model.expand(branch));
        return item;
    }

    private void addRelations(TreeItem<RelationNode> schema, String name, List<RelationEntry> relations) {
        var groups = new EnumMap<TreeGroup, TreeItem<RelationNode>>(TreeGroup.class);
        for (var entry : relations) {
            if (model.isListed(entry)) {
                groups.computeIfAbsent(TreeGroup.of(entry.kind()), _ -> new TreeItem<>())
                        .getChildren()
                        .add(relation(entry));
            }
        }
        groups.forEach((group, item) -> addGroup(schema, name, group, item, group == TreeGroup.TABLES));
    }

    private void addObjects(TreeItem<RelationNode> parent, String where, List<SchemaObject> objects) {
        var groups = new EnumMap<TreeGroup, TreeItem<RelationNode>>(TreeGroup.class);
        for (var object : objects) {
            if (model.isListed(object)) {
                groups.computeIfAbsent(TreeGroup.of(object.group()), _ -> new TreeItem<>())
                        .getChildren()
                        .add(new TreeItem<>(new RelationNode.Thing(object)));
            }
        }
        groups.forEach((group, item) -> addGroup(parent, where, group, item, false));
    }

    private void addGroup(
            TreeItem<RelationNode> parent, String where, TreeGroup group, TreeItem<RelationNode> item, boolean opened) {
        item.setValue(new RelationNode.Group(where, group, item.getChildren().size()));
        remember(item, where + "\n" + group, opened, () -> {});
        parent.getChildren().add(item);
    }

    /** Extensions, publications and roles; one line until somebody opens it. */
    private void addDatabase(TreeItem<RelationNode> root) {
        var item = note(Messages.text("browser.tree.database"));
        var objects = model.databaseObjectsProperty().get();
        if (objects == null) {
            item.getChildren().add(note(Messages.text("browser.tree.loading")));
        } else {
            addObjects(item, "", objects);
        }
        remember(item, "", false, model::expandDatabase);
        root.getChildren().add(item);
    }

    private TreeItem<RelationNode> relation(RelationEntry entry) {
        var item = new TreeItem<RelationNode>(new RelationNode.Relation(entry));
        entry.partitions().forEach(partition -> item.getChildren().add(relation(partition)));
        return item;
    }

    private void remember(TreeItem<RelationNode> item, String key, boolean opened, Runnable whenOpened) {
        item.setExpanded(open.getOrDefault(key, opened));
        item.expandedProperty().addListener((_, _, expanded) -> {
            open.put(key, expanded);
            if (expanded) {
                whenOpened.run();
            }
        });
    }

    private static TreeItem<RelationNode> note(String text) {
        return new TreeItem<>(new RelationNode.Note(text));
    }
}

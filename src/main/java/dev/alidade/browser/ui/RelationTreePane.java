package dev.alidade.browser.ui;

import dev.alidade.browser.RelationEntry;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tree of schemas and relations with its filter. */
final class RelationTreePane extends VBox {
    private final TablesViewModel model;
    private final TreeView<RelationNode> tree = new TreeView<>(new TreeItem<>());
    private final ContentState content = new ContentState();
    private final Map<String, Boolean> open = new HashMap<>();

    RelationTreePane(TablesViewModel model) {
        this.model = model;
        getStyleClass().add("tables-side");
        var filter = new TextField();
        filter.setId("tables-filter");
        filter.setPromptText(Messages.text("browser.tree.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        var hidden = new CheckBox(Messages.text("browser.tree.hidden"));
        hidden.setId("tables-hidden");
        hidden.selectedProperty().bindBidirectional(model.showHiddenProperty());
        hidden.getStyleClass().add("small");
        tree.setId("tables-tree");
        tree.setShowRoot(false);
        tree.setFixedCellSize(28);
        tree.setCellFactory(_ -> new RelationTreeCell());
        tree.setAccessibleText(Messages.text("browser.tree.accessible"));
        content.loading();
        getChildren().setAll(filter, content, hidden);
        VBox.setVgrow(content, Priority.ALWAYS);
        bind(filter);
    }

    private void bind(TextField filter) {
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null && item.getValue() instanceof RelationNode.Relation relation) {
                model.grid().open(relation.entry());
            }
        });
        filter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN) {
                tree.requestFocus();
                tree.getSelectionModel().selectFirst();
            }
        });
        model.branches().addListener((ListChangeListener<SchemaBranch>) _ -> rebuild());
        model.filterProperty().addListener((Observable _) -> rebuild());
        model.showHiddenProperty().addListener((Observable _) -> rebuild());
        model.problemProperty().addListener((_, _, problem) -> {
            if (problem != null) {
                content.problem(problem, model::refreshTree);
            }
        });
    }

    private void rebuild() {
        var root = new TreeItem<RelationNode>();
        for (var branch : model.branches()) {
            if (model.isListed(branch)) {
                var item = schema(branch);
                if (item.getChildren().isEmpty()
                        && !model.filterProperty().get().isBlank()) {
                    continue;
                }
                root.getChildren().add(item);
            }
        }
        tree.setRoot(root);
        content.content(tree);
    }

    private TreeItem<RelationNode> schema(SchemaBranch branch) {
        var name = branch.schema().name();
        var item = new TreeItem<RelationNode>(new RelationNode.Schema(branch.schema()));
        var relations = branch.relations();
        if (relations != null) {
            relations.stream().filter(model::isListed).map(this::relation).forEach(item.getChildren()::add);
            if (relations.isEmpty()) {
                item.getChildren().add(new TreeItem<>(new RelationNode.Note(Messages.text("browser.tree.empty"))));
            }
        } else if (model.filterProperty().get().isBlank()) {
            item.getChildren().add(new TreeItem<>(new RelationNode.Note(Messages.text("browser.tree.loading"))));
        }
        item.setExpanded(!model.filterProperty().get().isBlank() || open.getOrDefault(name, relations != null));
        item.expandedProperty().addListener((_, _, expanded) -> {
            open.put(name, expanded);
            if (expanded) {
                model.expand(branch);
            }
        });
        return item;
    }

    private TreeItem<RelationNode> relation(RelationEntry entry) {
        var item = new TreeItem<RelationNode>(new RelationNode.Relation(entry));
        entry.partitions().forEach(partition -> item.getChildren().add(relation(partition)));
        return item;
    }
}

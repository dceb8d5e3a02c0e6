package dev.alidade.browser.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The tree of schemas and what is in them, with its filter. */
final class RelationTreePane extends VBox {
    private final TablesViewModel model;
    private final TreeView<RelationNode> tree = new TreeView<>(new TreeItem<>());
    private final ContentState content = new ContentState();
    private final RelationTreeItems items;

    RelationTreePane(TablesViewModel model) {
        this.model = model;
        this.items = new RelationTreeItems(model);
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
        tree.setCellFactory(_ -> new RelationTreeCell(model));
        tree.setAccessibleText(Messages.text("browser.tree.accessible"));
        content.loading();
        getChildren().setAll(filter, content, hidden);
        VBox.setVgrow(content, Priority.ALWAYS);
        bind(filter);
    }

    private void bind(TextField filter) {
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null) {
                choose(item.getValue());
            }
        });
        tree.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            var item = tree.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.ENTER && item != null) {
                choose(item.getValue());
                if (!item.isLeaf()) {
                    item.setExpanded(!item.isExpanded());
                }
                key.consume();
            }
        });
        filter.setOnKeyPressed(key -> {
            switch (key.getCode()) {
                case DOWN -> {
                    tree.requestFocus();
                    tree.getSelectionModel().selectFirst();
                }
                case ENTER -> model.openFirstFound();
                case ESCAPE -> model.filterProperty().set("");
                default -> {}
            }
        });
        model.branches().addListener((ListChangeListener<SchemaBranch>) _ -> rebuild());
        model.foundProperty().addListener((Observable _) -> rebuild());
        model.databaseObjectsProperty().addListener((Observable _) -> rebuild());
        model.showHiddenProperty().addListener((Observable _) -> rebuild());
        model.problemProperty().addListener((_, _, problem) -> {
            if (problem != null) {
                content.problem(problem, model::refreshTree);
            }
        });
    }

    private void choose(RelationNode node) {
        switch (node) {
            case RelationNode.Relation relation -> model.choose(relation.entry());
            case RelationNode.Hit hit -> model.open(hit.relation().name());
            case RelationNode.Thing thing -> model.object().show(thing.object());
            case RelationNode.Schema _, RelationNode.Group _, RelationNode.Note _ -> {}
        }
    }

    private void rebuild() {
        var chosen = tree.getSelectionModel().getSelectedItem();
        tree.setRoot(items.root());
        if (chosen != null && model.foundProperty().get() == null) {
            tree.getSelectionModel().clearSelection();
        }
        content.content(tree);
    }
}

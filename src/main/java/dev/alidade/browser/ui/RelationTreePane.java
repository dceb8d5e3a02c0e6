package dev.alidade.browser.ui;

import dev.alidade.browser.RelationName;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The tree of schemas and what is in them, with its filter. */
final class RelationTreePane extends VBox {
    /** Lines above one that is brought into sight. */
    private static final int CONTEXT = 3;

    private final TablesViewModel model;
    private final TreeView<RelationNode> tree = new TreeView<>(new TreeItem<>());
    private final ContentState content = new ContentState();
    private final RelationTreeItems items;
    private boolean following;

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
            if (item != null && !following) {
                choose(item.getValue());
            }
        });
        model.relation().relationProperty().addListener((_, _, _) -> follow());
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
        following = true;
        tree.getSelectionModel().clearSelection();
        tree.setRoot(items.root());
        following = false;
        content.content(tree);
        follow();
    }

    /** The relation whose rows are shown is the chosen line, whoever opened it; what hides it is unfolded. */
    private void follow() {
        var shown = model.relation().relationProperty().get();
        if (shown == null || model.object().objectProperty().get() != null) {
            return;
        }
        var line = find(tree.getRoot(), node -> isOf(node, shown.name()));
        if (line == null) {
            // read when it is unfolded; the tree is then made anew
            var schema = find(
                    tree.getRoot(),
                    node -> node instanceof RelationNode.Schema of
                            && of.schema().name().equals(shown.name().schema()));
            if (schema != null) {
                schema.setExpanded(true);
            }
        } else if (!line.equals(tree.getSelectionModel().getSelectedItem())) {
            for (var above = line.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            following = true;
            tree.getSelectionModel().select(line);
            following = false;
            bringIntoSight(tree.getRow(line));
        }
    }

    private static boolean isOf(RelationNode node, RelationName name) {
        return switch (node) {
            case RelationNode.Relation relation -> relation.entry().name().equals(name);
            case RelationNode.Hit hit -> hit.relation().name().equals(name);
            case RelationNode.Schema _, RelationNode.Group _, RelationNode.Note _, RelationNode.Thing _ -> false;
        };
    }

    private static @Nullable TreeItem<RelationNode> find(
            @Nullable TreeItem<RelationNode> item, Predicate<RelationNode> wanted) {
        if (item == null) {
            return null;
        }
        if (item.getValue() != null && wanted.test(item.getValue())) {
            return item;
        }
        for (var child : item.getChildren()) {
            var found = find(child, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A line that is in sight stays where it is. */
    private void bringIntoSight(int row) {
        if (tree.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            var first = flow.getFirstVisibleCell();
            var last = flow.getLastVisibleCell();
            if (first != null && last != null && row > first.getIndex() && row < last.getIndex()) {
                return;
            }
        }
        tree.scrollTo(Math.max(0, row - CONTEXT));
    }
}

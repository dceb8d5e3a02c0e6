package dev.alidade.browser.ui;

import dev.alidade.browser.RowSelection;
import dev.alidade.browser.ui.relation.RelationPane;
import dev.alidade.browser.ui.transfer.ExportSubject;
import dev.alidade.browser.ui.transfer.TransferPanels;
import dev.alidade.browser.ui.transfer.TransferTools;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ScreenHeader;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The Tables screen: tree left, grid right. */
final class TablesView extends BorderPane {
    private static final double TREE_SHARE = 0.24;

    private final ScreenHeader header = new ScreenHeader(Messages.text("browser.screen.title"));
    private final SplitPane split = new SplitPane();

    TablesView(TablesViewModel model, ColumnWidths widths) {
        setId("tables");
        getStyleClass().add("tables");
        setTop(header);
        var tree = new RelationTreePane(model);
        split.getItems().setAll(tree, new RelationPane(model.relation(), new GridPane(model.grid(), widths)));
        SplitPane.setResizableWithParent(tree, false);
        split.setDividerPositions(TREE_SHARE);
        setCenter(split);
    }

    /** Adds export and import: their buttons above, their panels at the right. */
    TransferPanels transfer(TransferTools tools, BackgroundTasks tasks, TablesViewModel model) {
        var panels = new TransferPanels(tools, tasks, () -> subject(model.grid()), split, model.grid()::refresh);
        header.actions(panels.buttons().toArray(Node[]::new));
        model.grid().stateProperty().addListener((_, _, _) -> panels.follow());
        panels.follow();
        return panels;
    }

    private static @Nullable ExportSubject subject(GridViewModel grid) {
        if (!(grid.stateProperty().get() instanceof GridState.Shown shown)) {
            return null;
        }
        var shape = shown.shape();
        return new ExportSubject(
                shape.name(),
                RowSelection.condition(shape, grid.filterProperty().get()),
                RowSelection.order(shape, shown.page().order()));
    }
}

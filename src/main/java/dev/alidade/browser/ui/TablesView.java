package dev.alidade.browser.ui;

import dev.alidade.browser.ui.relation.RelationPane;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ScreenHeader;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;

/** The Tables screen: tree left, grid right. */
final class TablesView extends BorderPane {
    private static final double TREE_SHARE = 0.24;

    TablesView(TablesViewModel model, ColumnWidths widths) {
        setId("tables");
        getStyleClass().add("tables");
        setTop(new ScreenHeader(Messages.text("browser.screen.title")));
        var tree = new RelationTreePane(model);
        var split = new SplitPane(tree, new RelationPane(model.relation(), new GridPane(model.grid(), widths)));
        SplitPane.setResizableWithParent(tree, false);
        split.setDividerPositions(TREE_SHARE);
        setCenter(split);
    }
}

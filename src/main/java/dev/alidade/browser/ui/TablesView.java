package dev.alidade.browser.ui;

import dev.alidade.browser.RowSelection;
import dev.alidade.browser.ui.diagram.DiagramPane;
import dev.alidade.browser.ui.object.ObjectPane;
import dev.alidade.browser.ui.relation.RelationPane;
import dev.alidade.browser.ui.transfer.ExportSubject;
import dev.alidade.browser.ui.transfer.TransferPanels;
import dev.alidade.browser.ui.transfer.TransferTools;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ScreenHeader;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Tables screen: tree left, grid right. */
final class TablesView extends BorderPane {
    private static final double TREE_SHARE = 0.24;

    private final ScreenHeader header = new ScreenHeader(Messages.text("browser.screen.title"));
    private final SplitPane split = new SplitPane();
    private final Button diagramButton;

    TablesView(TablesViewModel model, ColumnWidths widths) {
        setId("tables");
        getStyleClass().add("tables");
        diagramButton = diagramButton(model);
        setTop(header.actions(diagramButton));
        var tree = new RelationTreePane(model);
        var relation = new RelationPane(model.relation(), new GridPane(model.grid(), widths));
        var object = new ObjectPane(model.object());
        var main = new StackPane(relation);
        model.object()
                .objectProperty()
                .addListener((_, _, shown) -> main.getChildren().setAll(shown == null ? relation : object));
        split.getItems().setAll(tree, main);
        SplitPane.setResizableWithParent(tree, false);
        split.setDividerPositions(TREE_SHARE);
        setCenter(split);
        var diagram = new DiagramPane(model.diagram());
        model.diagram().subjectProperty().addListener((_, _, subject) -> setCenter(subject == null ? split : diagram));
    }

    private static Button diagramButton(TablesViewModel model) {
        var button = new Button(Messages.text("browser.screen.diagram"), new FontIcon(Feather.SHARE_2));
        button.setId("tables-diagram");
        button.setTooltip(new Tooltip(Messages.text("browser.screen.diagram.long")));
        button.setOnAction(_ -> model.drawSchema());
        return button;
    }

    /** Adds export and import: their buttons above, their panels at the right. */
    TransferPanels transfer(TransferTools tools, BackgroundTasks tasks, TablesViewModel model) {
        var panels = new TransferPanels(tools, tasks, () -> subject(model.grid()), split, model.grid()::refresh);
        header.actions(Stream.concat(Stream.of(diagramButton), panels.buttons().stream())
                .toArray(Node[]::new));
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

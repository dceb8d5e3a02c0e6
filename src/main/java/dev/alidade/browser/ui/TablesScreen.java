package dev.alidade.browser.ui;

import dev.alidade.browser.RelationTree;
import dev.alidade.browser.relation.RelationPages;
import dev.alidade.browser.ui.transfer.TransferPanels;
import dev.alidade.browser.ui.transfer.TransferTools;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.PaletteAction;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.List;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Tables in the rail. */
public final class TablesScreen implements Screen {
    private final TablesViewModel model;
    private final TablesView view;

    public TablesScreen(
            RelationTree tree,
            RelationPages pages,
            TablesScope scope,
            GridTools tools,
            BackgroundTasks tasks,
            ColumnWidths widths) {
        model = new TablesViewModel(tree, pages, scope, tools, tasks);
        view = new TablesView(model, widths);
    }

    /** Adds export and import, with their panels. */
    public TransferPanels transfer(TransferTools tools, BackgroundTasks tasks) {
        return view.transfer(tools, tasks, model);
    }

    /** What the screen does; for the demo journey and tests. */
    public TablesViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public String title() {
        return Messages.text("browser.screen.title");
    }

    @Override
    public Ikon icon() {
        return Feather.GRID;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        model.refreshTree();
    }

    @Override
    public void hidden() {}

    @Override
    public List<PaletteAction> offers(String text, Runnable again) {
        return model.offers(text, again).stream()
                .map(relation -> new PaletteAction(
                        RelationTreeCell.icon(relation.kind()),
                        relation.name().label(),
                        "",
                        () -> model.reveal(relation.name())))
                .toList();
    }

    @Override
    public void refresh() {
        model.refreshTree();
        model.grid().refresh();
        model.relation().forget();
        model.object().refresh();
        model.diagram().refresh();
    }
}

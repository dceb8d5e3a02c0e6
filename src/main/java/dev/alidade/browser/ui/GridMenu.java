package dev.alidade.browser.ui;

import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.WindowEvent;

/** The grid's context menu: copying and pasting, values, rows, references. */
final class GridMenu {
    private final GridViewModel model;
    private final EditViewModel edits;
    private final GridSelection selection;

    GridMenu(GridViewModel model, GridSelection selection) {
        this.model = model;
        this.edits = model.edits();
        this.selection = selection;
    }

    ContextMenu menu() {
        var menu = GridCopy.menu(selection.table());
        var go = item("browser.edit.follow", this::follow);
        menu.getItems()
                .addAll(
                        item("browser.edit.paste", () -> GridPaste.run(edits, selection)),
                        new SeparatorMenuItem(),
                        item("browser.edit.show", this::inspect),
                        go,
                        new SeparatorMenuItem(),
                        item("browser.edit.setNull", () -> each(new NewValue.Null())),
                        item("browser.edit.setEmpty", () -> each(new NewValue.Text(""))),
                        item("browser.edit.setDefault", () -> each(new NewValue.Default())),
                        item("browser.edit.reset", this::reset),
                        new SeparatorMenuItem(),
                        item("browser.edit.insert", this::insert),
                        item("browser.edit.duplicate", this::duplicate),
                        item("browser.edit.delete", () -> edits.delete(selection.rows())));
        menu.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> {
            var column = selection.column();
            go.setDisable(column == null || column.references() == null);
        });
        return menu;
    }

    void insert() {
        var row = edits.insert();
        if (row != null) {
            selection.show(row);
        }
    }

    void inspect() {
        var row = selection.row();
        var column = selection.column();
        if (row != null && column != null) {
            model.inspect(row, column);
        }
    }

    private void duplicate() {
        var row = selection.row();
        if (row != null) {
            edits.duplicate(row, selection::show);
        }
    }

    private void follow() {
        var row = selection.row();
        var column = selection.column();
        if (row != null && column != null) {
            model.follow(row, column);
        }
    }

    private void each(NewValue value) {
        for (var cell : selection.cells()) {
            if (!edits.set(cell.row(), cell.column(), value)) {
                return;
            }
        }
    }

    private void reset() {
        selection.cells().forEach(cell -> edits.reset(cell.row(), cell.column()));
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Messages.text(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }
}

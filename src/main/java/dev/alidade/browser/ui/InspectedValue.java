package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.Cell;
import dev.alidade.browser.CellValue;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowPager;
import dev.alidade.browser.edit.Staging;
import dev.alidade.change.row.NewValue;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The value in the side panel: as it is staged, as the page has it, or fetched whole. A late answer is dropped. */
final class InspectedValue {
    private final EditViewModel edits;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable CellDetail> detail = new ReadOnlyObjectWrapper<>();

    InspectedValue(EditViewModel edits, BackgroundTasks tasks) {
        this.edits = edits;
        this.tasks = tasks;
    }

    /** Null when the panel is closed. */
    ReadOnlyObjectProperty<@Nullable CellDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Shows one value; fetches it whole when the page holds only its beginning or a picture. */
    void open(RelationShape shape, RowPager source, BrowsedRow row, RelationColumn column) {
        var staged = edits.staging().flatMap(s -> s.value(row, column));
        if (staged.isPresent() || Staging.isNew(row)) {
            var text = staged.orElse(null) instanceof NewValue.Text t ? t.text() : null;
            detail.set(new CellDetail(row, column, text, Messages.text("browser.value.staged"), true));
            return;
        }
        var cell = row.cells().get(shape.columns().indexOf(column));
        var text = cell.isNull() ? null : cell.text();
        boolean hidden = cell.state() == Cell.State.HIDDEN;
        if (hidden || cell.isNull() || (cell.state() == Cell.State.WHOLE && Staging.isServersText(column))) {
            detail.set(new CellDetail(row, column, text, hidden ? Messages.text("browser.value.hidden") : "", !hidden));
            return;
        }
        var asked = new CellDetail(row, column, text, Messages.text("browser.value.loading"), false);
        detail.set(asked);
        tasks.start(
                        Messages.text("browser.task.value", column.name()),
                        context -> source.value(row, column, context.cancellation()))
                .onSuccess(value -> answer(asked, value))
                .onFailure(why -> answer(asked, new CellDetail(row, column, text, why.message(), false)));
    }

    void close() {
        detail.set(null);
    }

    private void answer(CellDetail asked, CellValue value) {
        var bytes = asked.column().family() == ColumnFamily.BYTES && value.text() != null;
        var note = value.complete() ? "" : Messages.text("browser.value.cut", Sizes.exact(RowPager.VALUE_CHARACTERS));
        answer(
                asked,
                new CellDetail(
                        asked.row(),
                        asked.column(),
                        bytes ? "\\x" + value.text() : value.text(),
                        note,
                        value.complete()));
    }

    private void answer(CellDetail asked, CellDetail found) {
        if (asked.equals(detail.get())) {
            detail.set(found);
        }
    }
}

package dev.alidade.console.ui;

import dev.alidade.change.row.RowChanges;
import dev.alidade.console.EditableResult;
import dev.alidade.console.ResultRow;
import dev.alidade.console.ResultRows;
import dev.alidade.database.Cancellation;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A value of a result of which only the beginning was fetched, read from its row when somebody wants it. */
final class LargeValueModel {
    private final RowChanges changes;
    private final BackgroundTasks tasks;
    private final ResultEntry.Grid grid;
    private final ResultRows rows;

    /**
     * What is to be shown.
     *
     * @param text the value; empty while there is only something to say
     * @param note what there is to say of it
     */
    record Answer(String text, String note) {}

    LargeValueModel(RowChanges changes, BackgroundTasks tasks, ResultEntry.Grid grid, ResultRows rows) {
        this.changes = changes;
        this.tasks = tasks;
        this.grid = grid;
        this.rows = rows;
    }

    /** Whether a column's values are those of a row that can be found again. */
    boolean isPossible(int place) {
        return grid.columns().get(place).origin() != null
                && EditableResult.relation(grid.columns()).isPresent();
    }

    /** Reads a value as far as people can look at it. */
    void open(ResultRow row, int place, Consumer<Answer> taker) {
        taker.accept(new Answer("", Messages.text("console.value.loading")));
        tasks.start(Messages.text("console.task.value"), context -> {
                    var value = rows.value(known(context.cancellation()), row, place, context.cancellation());
                    return value == null
                            ? new Answer("", "NULL")
                            : new Answer(
                                    value.text(),
                                    value.whole()
                                            ? Messages.text("console.value.whole", Sizes.bytes(value.bytes()))
                                            : Messages.text("console.value.long", Sizes.bytes(ResultRows.VALUE_BYTES)));
                })
                .onSuccess(taker)
                .onFailure(problem -> taker.accept(new Answer("", problem.message() + " " + problem.nextStep())));
    }

    /** Writes a value into a file. */
    void save(ResultRow row, int place, Path file, Consumer<String> teller) {
        tasks.start(
                        Messages.text("console.task.saveValue"),
                        context -> rows.save(
                                known(context.cancellation()),
                                row,
                                place,
                                file,
                                bytes -> context.progress(Sizes.bytes(bytes), -1, -1),
                                context.cancellation()))
                .onSuccess(bytes -> teller.accept(
                        Messages.text("console.value.saved", Sizes.bytes(bytes), String.valueOf(file.getFileName()))))
                .onFailure(problem -> teller.accept(problem.message() + " " + problem.nextStep()));
    }

    private EditableResult known(Cancellation cancellation) {
        var relation = EditableResult.relation(grid.columns()).orElseThrow();
        return EditableResult.of(grid.columns(), changes.table(relation.schema(), relation.name(), cancellation));
    }
}

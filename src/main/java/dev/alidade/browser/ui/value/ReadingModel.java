package dev.alidade.browser.ui.value;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.ColumnFamily;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.RowIdentity;
import dev.alidade.browser.edit.ForeignKeys.Referring;
import dev.alidade.browser.value.NearestRows;
import dev.alidade.browser.value.Neighbour;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is asked about the value in the side panel: its neighbours, the rows that refer to its row, a file of it. */
public final class ReadingModel {
    private final ValueTools tools;
    private final BackgroundTasks tasks;
    private final BiConsumer<RelationName, RowFilter> open;
    private final ObservableList<Referring> referring = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable List<Neighbour>> neighbours = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private @Nullable Subject subject;

    /**
     * A value of a row.
     *
     * @param text as it was read; null for NULL
     * @param whole whether that is all of it
     */
    public record Subject(
            RelationShape shape,
            BrowsedRow row,
            RelationColumn column,
            @Nullable String text,
            boolean whole) {
        boolean isSameRow(@Nullable Subject other) {
            return other != null && row.equals(other.row) && shape.equals(other.shape);
        }

        /** Whether the server can be asked for this very row again. */
        boolean isFound() {
            return !(shape.identity() instanceof RowIdentity.None)
                    && !row.anchor().key().isEmpty();
        }
    }

    /**
     * @param open shows rows of a relation
     */
    public ReadingModel(ValueTools tools, BackgroundTasks tasks, BiConsumer<RelationName, RowFilter> open) {
        this.tools = tools;
        this.tasks = tasks;
        this.open = open;
    }

    /** Whether a value is worth a file of its own and can be fetched into one. */
    public static boolean isFile(Subject subject) {
        return subject.isFound() && (subject.column().family() == ColumnFamily.BYTES || !subject.whole());
    }

    /** Foreign keys that lead to the row. */
    ObservableList<Referring> referring() {
        return referring;
    }

    /** The rows that were found near; null until somebody asked. */
    ReadOnlyObjectProperty<@Nullable List<Neighbour>> neighboursProperty() {
        return neighbours.getReadOnlyProperty();
    }

    /** What became of the last thing that was asked for; empty when all is said. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Another value is looked at. */
    void show(Subject shown) {
        boolean sameRow = shown.isSameRow(subject);
        subject = shown;
        neighbours.set(null);
        message.set("");
        if (sameRow) {
            return;
        }
        referring.clear();
        tasks.start(
                        Messages.text("browser.task.referring"),
                        context -> tools.keys().referring(shown.shape(), shown.row(), context.cancellation()))
                .onSuccess(found -> {
                    if (shown.isSameRow(subject)) {
                        referring.setAll(found);
                    }
                })
                .onFailure(problem -> message.set(problem.message()));
    }

    /** Looks for the rows nearest to the value. */
    void findNearest(NearestRows.Metric metric) {
        var asked = subject;
        if (asked == null) {
            return;
        }
        message.set(Messages.text("browser.value.loading"));
        tasks.start(
                        Messages.text("browser.task.nearest", asked.column().name()),
                        context -> tools.nearest()
                                .of(asked.shape(), asked.row(), asked.column(), metric, context.cancellation()))
                .onSuccess(found -> {
                    if (asked.equals(subject)) {
                        message.set("");
                        neighbours.set(found);
                    }
                })
                .onFailure(problem -> message.set(problem.message()));
    }

    void open(Neighbour neighbour) {
        if (subject != null) {
            open.accept(subject.shape().name(), neighbour.filter());
        }
    }

    void open(Referring found) {
        open.accept(found.rows().relation(), found.rows().filter());
    }

    /** Writes the whole value into a file. */
    public void save(Path file) {
        var asked = subject;
        if (asked == null) {
            return;
        }
        tasks.start(
                        Messages.text("browser.task.save", asked.column().name()),
                        context -> tools.whole()
                                .save(
                                        asked.shape(),
                                        asked.row(),
                                        asked.column(),
                                        file,
                                        bytes -> context.progress(Sizes.bytes(bytes), -1, -1),
                                        context.cancellation()))
                .onSuccess(bytes -> message.set(
                        Messages.text("browser.value.saved", Sizes.bytes(bytes), String.valueOf(file.getFileName()))))
                .onFailure(problem -> message.set(problem.message()));
    }
}

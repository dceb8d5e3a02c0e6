package dev.alidade.browser.ui;

import dev.alidade.browser.RowPager;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** The exact number of rows: counted when somebody asks, forgotten when other rows are shown. */
final class RowCount {
    private final BackgroundTasks tasks;
    private final Runnable counted;
    private final Consumer<String> failed;
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private @Nullable RunningTask<Long> running;
    private @Nullable Long rows;

    RowCount(BackgroundTasks tasks, Runnable counted, Consumer<String> failed) {
        this.tasks = tasks;
        this.counted = counted;
        this.failed = failed;
    }

    ReadOnlyBooleanProperty countingProperty() {
        return counting.getReadOnlyProperty();
    }

    /** Null until it was counted. */
    @Nullable
    Long rows() {
        return rows;
    }

    /** Counts, or stops counting. */
    void toggle(RowPager pager) {
        if (counting.get()) {
            stop();
            return;
        }
        counting.set(true);
        var task = tasks.start(
                Messages.text("browser.task.count", pager.shape().name().label()),
                context -> pager.count(context.cancellation()));
        running = task;
        task.onSuccess(found -> {
                    if (task.equals(running)) {
                        rows = found;
                        counted.run();
                    }
                })
                .onFailure(problem -> failed.accept(problem.message()))
                .onFinished(() -> counting.set(false));
    }

    /** Other rows are shown from now on. */
    void forget() {
        stop();
        rows = null;
    }

    private void stop() {
        if (running != null) {
            running.requestCancel();
            running = null;
        }
    }
}

package dev.alidade.monitoring.ui;

import dev.alidade.error.Problem;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.Job;
import dev.alidade.ui.task.RunningTask;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One job at a time, how far it is, and why the last one failed. */
final class OneJob {
    private final BackgroundTasks tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask<?> running;

    OneJob(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The running job's own words; empty when none runs. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why the last job failed; null when it did not. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Starts a job, unless one runs.
     *
     * @param broken runs after a job that failed or was stopped
     */
    <T> void start(String title, Job<T> job, Consumer<T> taker, Runnable broken) {
        if (!busy.get()) {
            problem.set(null);
            begin(title, job, taker, broken);
        }
    }

    /** Starts a job after one that failed, whose problem stays to be read: it is the reason for this one. */
    <T> void follow(String title, Job<T> job, Consumer<T> taker) {
        begin(title, job, taker, () -> {});
    }

    private <T> void begin(String title, Job<T> job, Consumer<T> taker, Runnable broken) {
        busy.set(true);
        var task = tasks.start(title, job);
        running = task;
        progress.bind(task.messageProperty());
        task.onSuccess(taker)
                .onFailure(failure -> {
                    if (problem.get() == null) {
                        problem.set(failure);
                    }
                })
                .onFinished(() -> {
                    progress.unbind();
                    progress.set("");
                    running = null;
                    busy.set(false);
                    if (task.stateProperty().get() != RunningTask.State.SUCCEEDED) {
                        broken.run();
                    }
                });
    }

    /** Asks the running job to stop. */
    void cancel() {
        if (running != null) {
            running.requestCancel();
        }
    }
}

package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.transfer.TransferListener;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import dev.alidade.ui.task.TaskContext;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One transfer at a time: whether it runs, how far it is, why it failed. */
final class TransferRun {
    private final BackgroundTasks tasks;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask<?> task;

    TransferRun(BackgroundTasks tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Rows, bytes and time so far; the last words when it was stopped. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void fail(Problem why) {
        problem.set(why);
    }

    void forget() {
        problem.set(null);
        progress.set("");
    }

    /**
     * Starts work unless some is under way.
     *
     * @param total bytes that all of it has; 0 when not known
     */
    <T> void start(String title, long total, BiFunction<TaskContext, TransferListener, T> work, Consumer<T> onSuccess) {
        start(title, total, work, onSuccess, _ -> {}, Messages.text("transfer.run.stopped"));
    }

    /**
     * Starts work unless some is under way.
     *
     * @param onFailure hears why it failed, besides {@link #problemProperty}
     * @param stopped what is said when it was stopped
     */
    <T> void start(
            String title,
            long total,
            BiFunction<TaskContext, TransferListener, T> work,
            Consumer<T> onSuccess,
            Consumer<Problem> onFailure,
            String stopped) {
        if (running.get()) {
            return;
        }
        forget();
        running.set(true);
        long started = System.nanoTime();
        var begun = tasks.<T>start(
                title,
                context -> work.apply(
                        context,
                        (rows, bytes) -> context.progress(
                                Messages.text(
                                        "transfer.run.progress",
                                        Sizes.count(rows),
                                        Sizes.bytes(bytes),
                                        Times.duration(Duration.ofNanos(System.nanoTime() - started))),
                                bytes,
                                total)));
        task = begun;
        progress.bind(begun.messageProperty());
        begun.onSuccess(onSuccess)
                .onFailure(why -> {
                    onFailure.accept(why);
                    problem.set(why);
                })
                .onCancelled(() -> end(stopped))
                .onFinished(() -> {
                    if (running.get()) {
                        end("");
                    }
                });
    }

    private void end(String lastWords) {
        progress.unbind();
        progress.set(lastWords);
        running.set(false);
    }

    void cancel() {
        if (task != null) {
            task.requestCancel();
        }
    }
}

package dev.alidade.ui.task;

import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A job under way and what came of it. Properties and callbacks live on the JavaFX thread; callbacks registered after
 * the end are called at once.
 *
 * @param <T> what the job brings back
 */
public final class RunningTask<T> {
    /** Where a task stands. */
    public enum State {
        RUNNING,
        CANCELLING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        /** Whether the job has ended. */
        public boolean isOver() {
            return compareTo(SUCCEEDED) >= 0;
        }
    }

    private record Report(String message, double fraction) {}

    private final String title;
    private final long startedNanos = System.nanoTime();
    private final Cancellation cancellation = new Cancellation();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final AtomicReference<@Nullable Report> newest = new AtomicReference<>();
    private final List<Consumer<T>> successes = new ArrayList<>();
    private final List<Consumer<Problem>> failures = new ArrayList<>();
    private final List<Runnable> cancels = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();
    private @Nullable T result;
    private @Nullable Problem problem;

    RunningTask(String title) {
        this.title = title;
    }

    /** What the user reads in the status bar. */
    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The job's last words on what it does now; empty at first. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Progress from 0 to 1; negative while unknown. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Time since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** Asks the job to stop, down to the server; the state stays CANCELLING until it did. */
    public void requestCancel() {
        if (state.get() == State.RUNNING) {
            state.set(State.CANCELLING);
            Thread.ofVirtual().name("cancel " + title).start(cancellation::request);
        }
    }

    /** Called with the result. */
    public RunningTask<T> onSuccess(Consumer<T> consumer) {
        if (state.get() == State.SUCCEEDED && result != null) {
            consumer.accept(result);
        }
        successes.add(consumer);
        return this;
    }

    /** Called with the problem when the job failed; not when it was cancelled. */
    public RunningTask<T> onFailure(Consumer<Problem> consumer) {
        if (state.get() == State.FAILED && problem != null) {
            consumer.accept(problem);
        }
        failures.add(consumer);
        return this;
    }

    /** Called when the job stopped at the user's request. */
    public RunningTask<T> onCancelled(Runnable action) {
        if (state.get() == State.CANCELLED) {
            action.run();
        }
        cancels.add(action);
        return this;
    }

    /** Called at the end, whatever came of it, after the other callbacks. */
    public RunningTask<T> onFinished(Runnable action) {
        if (state.get().isOver()) {
            action.run();
        }
        ends.add(action);
        return this;
    }

    TaskContext context() {
        return new TaskContext() {
            @Override
            public Cancellation cancellation() {
                return cancellation;
            }

            @Override
            public void progress(String text, long done, long total) {
                var report = new Report(text, total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1));
                if (newest.getAndSet(report) == null) {
                    Platform.runLater(RunningTask.this::showNewest);
                }
            }
        };
    }

    void succeed(T value) {
        result = value;
        end(State.SUCCEEDED);
        successes.forEach(consumer -> consumer.accept(value));
        ends.forEach(Runnable::run);
    }

    void fail(Problem why) {
        problem = why;
        if (why.kind() == ProblemKind.CANCELLED) {
            end(State.CANCELLED);
            cancels.forEach(Runnable::run);
        } else {
            end(State.FAILED);
            failures.forEach(consumer -> consumer.accept(why));
        }
        ends.forEach(Runnable::run);
    }

    /** Whether somebody listens for failures; if not, the failure is shown by the dialogs. */
    boolean hasFailureListener() {
        return !failures.isEmpty();
    }

    private void end(State last) {
        showNewest();
        state.set(last);
    }

    private void showNewest() {
        var report = newest.getAndSet(null);
        if (report != null) {
            message.set(report.message);
            fraction.set(report.fraction);
        }
    }
}

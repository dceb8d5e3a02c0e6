package dev.alidade.ui.task;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.error.Problems;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Starts jobs, one virtual thread each, and lists those under way for the status bar. To be called on the JavaFX
 * thread. Concurrency is bounded by the connection pool, not here.
 */
public final class BackgroundTasks {
    private static final Logger LOG = Logger.getLogger(BackgroundTasks.class.getName());

    private final ObservableList<RunningTask<?>> running = FXCollections.observableArrayList();
    private final ObservableList<RunningTask<?>> readOnly = FXCollections.unmodifiableObservableList(running);
    private final Consumer<Problem> unheardFailures;

    /**
     * @param unheardFailures shown when a job fails that nobody listens to, and for every unexpected problem
     */
    public BackgroundTasks(Consumer<Problem> unheardFailures) {
        this.unheardFailures = unheardFailures;
    }

    /** The jobs under way, oldest first. */
    public ObservableList<RunningTask<?>> running() {
        return readOnly;
    }

    /** Starts a job under a title that the user reads. */
    public <T> RunningTask<T> start(String title, Job<T> job) {
        var task = new RunningTask<T>(title);
        running.add(task);
        Thread.ofVirtual().name(title).start(() -> run(task, job));
        return task;
    }

    /** Asks every job to stop; used when a connection or the window closes. */
    public void requestCancelAll() {
        running.forEach(RunningTask::requestCancel);
    }

    private <T> void run(RunningTask<T> task, Job<T> job) {
        try {
            var result = job.run(task.context());
            Platform.runLater(() -> {
                running.remove(task);
                task.succeed(result);
            });
        } catch (Throwable failure) {
            var problem = Problems.of(failure);
            if (problem.kind() == ProblemKind.UNEXPECTED) {
                LOG.log(Level.SEVERE, problem.code() + " in \"" + task.title() + "\"", failure);
            } else if (problem.kind() != ProblemKind.CANCELLED) {
                LOG.log(Level.WARNING, "{0} in \"{1}\": {2}", new Object[] {
                    problem.code(), task.title(), problem.message()
                });
            }
            Platform.runLater(() -> {
                running.remove(task);
                var unheard = problem.kind() != ProblemKind.CANCELLED && !task.hasFailureListener();
                task.fail(problem);
                if (unheard || problem.kind() == ProblemKind.UNEXPECTED) {
                    unheardFailures.accept(problem);
                }
            });
        }
    }
}

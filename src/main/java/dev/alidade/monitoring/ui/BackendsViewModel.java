package dev.alidade.monitoring.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.Backend;
import dev.alidade.monitoring.BackendService;
import dev.alidade.monitoring.BackendTree;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The sessions of the database, and the two ways to stop one, each after a second click. */
public final class BackendsViewModel {
    private final BackendService service;
    private final BackgroundTasks tasks;
    private final ObservableList<BackendTree.Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");
    private final BooleanProperty showIdle = new SimpleBooleanProperty(true);
    private List<Backend> newest = List.of();
    private boolean asking;

    public BackendsViewModel(BackendService service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
        showIdle.addListener((_, _, _) -> arrange());
    }

    /** What would stop a session. */
    public enum Way {
        /** Its statement. */
        CANCEL,
        /** Itself. */
        TERMINATE
    }

    /** A session that is about to be stopped. */
    public record Question(Backend backend, Way way) {}

    /** The sessions, those that are blocked below their blockers. */
    public ObservableList<BackendTree.Line> lines() {
        return lines;
    }

    /** Why there is no newer list, or why a session was not stopped; null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is to be confirmed; null when nothing is. */
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** How many sessions there are, and how many of them wait for others. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What came of the last stop; empty before. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** Whether sessions that do nothing are listed. */
    public BooleanProperty showIdleProperty() {
        return showIdle;
    }

    /** Reads the sessions again, unless that is under way. */
    public void refresh() {
        if (asking) {
            return;
        }
        asking = true;
        tasks.start(Messages.text("monitoring.task.backends"), context -> service.backends(context.cancellation()))
                .onSuccess(found -> {
                    newest = found;
                    arrange();
                })
                .onFailure(problem::set)
                .onFinished(() -> asking = false);
    }

    /** Asks whether a session is to be stopped. */
    public void ask(Backend backend, Way way) {
        problem.set(null);
        done.set("");
        question.set(new Question(backend, way));
    }

    /** Leaves the session alone. */
    public void decline() {
        question.set(null);
    }

    /** Stops the session in question. */
    public void confirm() {
        var asked = question.get();
        if (asked == null) {
            return;
        }
        question.set(null);
        var number = Integer.toString(asked.backend().pid());
        tasks.start(
                        Messages.text("monitoring.task." + asked.way().name(), number),
                        context -> stop(asked, context.cancellation()))
                .onSuccess(there -> {
                    done.set(Messages.text(
                            there ? "monitoring.backend.done." + asked.way().name() : "monitoring.backend.gone",
                            number));
                    refresh();
                })
                .onFailure(problem::set);
    }

    private boolean stop(Question asked, Cancellation cancellation) {
        return asked.way() == Way.CANCEL
                ? service.cancel(asked.backend(), cancellation)
                : service.terminate(asked.backend(), cancellation);
    }

    private void arrange() {
        var listed = new ArrayList<Backend>();
        for (var backend : newest) {
            if (showIdle.get() || !"idle".equals(backend.state())) {
                listed.add(backend);
            }
        }
        lines.setAll(BackendTree.of(listed));
        long waiting = newest.stream().filter(b -> !b.blockedBy().isEmpty()).count();
        long active = newest.stream().filter(Backend::isActive).count();
        note.set(Messages.text("monitoring.backend.note", newest.size(), active, waiting));
    }
}

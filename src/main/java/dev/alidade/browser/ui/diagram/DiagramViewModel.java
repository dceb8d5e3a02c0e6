package dev.alidade.browser.ui.diagram;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.diagram.Diagram;
import dev.alidade.browser.diagram.DiagramArranger;
import dev.alidade.browser.diagram.DiagramDetail;
import dev.alidade.browser.diagram.DiagramFile;
import dev.alidade.browser.diagram.DiagramPlan;
import dev.alidade.browser.diagram.DiagramReader;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** A diagram: what it is of, where its boxes are, and which of them is chosen. */
public final class DiagramViewModel {
    private final DiagramReader reader;
    private final BackgroundTasks tasks;
    private final ObservableBooleanValue dark;
    private final Consumer<RelationName> open;
    private final DiagramArranger arranger = new DiagramArranger();
    private final ReadOnlyObjectWrapper<@Nullable DiagramSubject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DiagramPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RelationName> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<DiagramDetail> detail = new ReadOnlyObjectWrapper<>(DiagramDetail.COLUMNS);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper written = new ReadOnlyStringWrapper("");
    private @Nullable RunningTask<?> running;
    private @Nullable DiagramDetail wanted;

    /**
     * @param dark whether the window is dark now
     * @param open opens a table on a double click
     */
    public DiagramViewModel(
            DiagramReader reader, BackgroundTasks tasks, ObservableBooleanValue dark, Consumer<RelationName> open) {
        this.reader = reader;
        this.tasks = tasks;
        this.dark = dark;
        this.open = open;
    }

    /** What the diagram is of; null while it is closed. */
    public ReadOnlyObjectProperty<@Nullable DiagramSubject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Where everything is; null until that is known. A changed plan with the same boxes was moved by hand. */
    public ReadOnlyObjectProperty<@Nullable DiagramPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** The table in the foreground with its neighbours; null for none. */
    public ReadOnlyObjectProperty<@Nullable RelationName> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why there is no diagram, or no file; null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How much of each table is shown. */
    public ReadOnlyObjectProperty<DiagramDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** "24 tables · 31 foreign keys", or the chosen table and its neighbours. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** The file last written; empty at first. */
    public ReadOnlyStringProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    ObservableBooleanValue darkProperty() {
        return dark;
    }

    /** Opens the diagram of something. */
    public void show(DiagramSubject what) {
        subject.set(what);
        wanted = null;
        plan.set(null);
        read();
    }

    /** Closes the diagram. */
    public void close() {
        stop();
        subject.set(null);
        plan.set(null);
        choose(null);
    }

    /** Reads the catalogue again and lays everything out anew. */
    public void refresh() {
        if (subject.get() != null) {
            read();
        }
    }

    /** Shows more or less of each table. */
    public void detail(DiagramDetail how) {
        if (how != detail.get()) {
            wanted = how;
            refresh();
        }
    }

    /** Puts a table into the foreground; null for none. */
    public void choose(@Nullable RelationName name) {
        chosen.set(name);
        say();
    }

    /** Moves a box. */
    public void move(RelationName name, double right, double down) {
        var now = plan.get();
        if (now != null) {
            plan.set(now.moved(name, right, down));
        }
    }

    /** Opens a table's rows. */
    public void open(RelationName name) {
        close();
        open.accept(name);
    }

    /** Writes the diagram as it is now, boxes moved by hand included. */
    public void write(Path file) {
        var now = plan.get();
        var what = subject.get();
        if (now != null && what != null) {
            boolean onDark = dark.get();
            tasks.start(Messages.text("diagram.task.write", file.toString()), _ -> {
                        new DiagramFile(onDark).write(now, what.label(), file);
                        return file;
                    })
                    .onSuccess(done -> written.set(done.toString()))
                    .onFailure(problem::set);
        }
    }

    Set<RelationName> near() {
        var now = plan.get();
        var name = chosen.get();
        return now == null || name == null ? Set.of() : now.neighbours(name);
    }

    private record Laid(DiagramPlan plan, DiagramDetail detail) {}

    private void read() {
        var what = subject.get();
        if (what == null) {
            return;
        }
        stop();
        problem.set(null);
        choose(null);
        var how = wanted;
        running = tasks.start(Messages.text("diagram.task.read", what.label()), context -> {
                    var centre = what.centre();
                    Diagram diagram = centre == null
                            ? reader.schema(what.schema(), context.cancellation())
                            : reader.around(centre, context.cancellation());
                    var level =
                            how == null ? DiagramDetail.fitting(diagram.tables().size()) : how;
                    return new Laid(arranger.arrange(diagram, level, context.cancellation()), level);
                })
                .onSuccess(laid -> {
                    if (what.equals(subject.get())) {
                        detail.set(laid.detail());
                        plan.set(laid.plan());
                        choose(what.centre());
                    }
                })
                .onFailure(reason -> {
                    if (what.equals(subject.get())) {
                        problem.set(reason);
                    }
                });
    }

    private void stop() {
        if (running != null) {
            running.requestCancel();
            running = null;
        }
    }

    private void say() {
        var now = plan.get();
        var name = chosen.get();
        if (now == null) {
            words.set("");
        } else if (name == null) {
            words.set(Messages.text(
                    "diagram.words", now.boxes().size(), now.lines().size()));
        } else {
            words.set(Messages.text("diagram.chosen", name.label(), near().size() - 1));
        }
    }
}

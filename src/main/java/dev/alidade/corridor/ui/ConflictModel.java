package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.conflict.Conflict;
import dev.alidade.corridor.conflict.ConflictReport;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Corridors that want the same ground at the same time: a list, and on the map. */
public final class ConflictModel {
    private static final int MOST_LIT = 500;

    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ReadOnlyObjectWrapper<@Nullable ConflictReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Conflict chosen;
    private final BooleanProperty kept = new SimpleBooleanProperty();
    private boolean running;

    ConflictModel(CorridorDesk desk, BackgroundTasks tasks, AnalysisModel analysis) {
        this.desk = desk;
        this.tasks = tasks;
        this.analysis = analysis;
        report.addListener((_, _, _) -> light());
        kept.addListener((_, _, _) -> light());
    }

    /** What was found; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable ConflictReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why it could not be found out; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Looks, unless it is known. */
    void open() {
        var stock = analysis.stockProperty().get();
        chosen = null;
        light();
        if (report.get() != null || running || stock == null) {
            return;
        }
        running = true;
        problem.set(null);
        tasks.start(Messages.text("analysis.task.conflicts"), context -> desk.conflicts(stock, context.cancellation()))
                .onSuccess(report::set)
                .onFailure(problem::set)
                .onFinished(() -> running = false);
    }

    /** What was found is no longer true; looks again when it is being looked at. */
    void forget() {
        report.set(null);
        if (kept.get() || analysis.panelProperty().get() == AnalysisPanel.CONFLICTS) {
            open();
        }
    }

    /** Whether they stay on the map, as a layer, while the panel is closed. */
    public BooleanProperty keptProperty() {
        return kept;
    }

    /** The panel was closed: all of them, or none. */
    void leave() {
        chosen = null;
        light();
    }

    private void light() {
        var known = report.get();
        boolean looked = kept.get() || analysis.panelProperty().get() == AnalysisPanel.CONFLICTS;
        var shapes = new ArrayList<OverlayShape>();
        if (known != null && looked) {
            var one = chosen;
            (one == null ? known.conflicts() : List.of(one))
                    .stream()
                            .limit(MOST_LIT)
                            .flatMap(c -> List.of(c.one(), c.other()).stream())
                            .map(Corridor::line)
                            .distinct()
                            .forEach(line -> {
                                if (line != null) {
                                    shapes.add(OverlayShape.of("conflict", line));
                                }
                            });
        }
        analysis.overlay().put(OverlayModel.Slot.CONFLICT, shapes);
    }

    /** Goes to a conflict in space and time. */
    void show(Conflict conflict) {
        chosen = conflict;
        light();
        analysis.time().show(conflict.time().from());
        analysis.goTo(List.of(conflict.one(), conflict.other()));
    }
}

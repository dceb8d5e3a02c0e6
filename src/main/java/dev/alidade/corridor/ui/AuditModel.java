package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.audit.AuditReport;
import dev.alidade.corridor.audit.Corrections;
import dev.alidade.corridor.audit.CorridorAudit;
import dev.alidade.corridor.audit.Difference.Kind;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The audit of what corridors list, and its corrections. */
public final class AuditModel {
    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ChangeModel change;
    private final ReadOnlyObjectWrapper<@Nullable AuditReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean running;

    AuditModel(CorridorDesk desk, BackgroundTasks tasks, AnalysisModel analysis) {
        this.desk = desk;
        this.tasks = tasks;
        this.analysis = analysis;
        this.change = new ChangeModel(desk, tasks, analysis::changed);
    }

    /** What was found; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable AuditReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why it could not be found out; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The correction. */
    public ChangeModel change() {
        return change;
    }

    /** Looks, unless it is known. */
    void open() {
        var stock = analysis.stockProperty().get();
        if (report.get() != null || running || stock == null) {
            return;
        }
        running = true;
        problem.set(null);
        tasks.start(Messages.text("analysis.task.audit"), context -> desk.audit(stock, context.cancellation()))
                .onSuccess(report::set)
                .onFailure(problem::set)
                .onFinished(() -> running = false);
    }

    /** What was found is no longer true; looks again when it is being looked at. */
    void forget() {
        report.set(null);
        if (analysis.panelProperty().get() == AnalysisPanel.AUDIT) {
            open();
        }
    }

    /** Shows one corridor with what is missing and what does not belong. */
    void show(CorridorAudit audit) {
        var stock = analysis.stockProperty().get();
        if (stock == null) {
            return;
        }
        var corridor = corridor(audit);
        corridor.ifPresent(c -> analysis.goTo(List.of(c)));
        tasks.start(Messages.text("analysis.task.listed"), context -> {
                    var shapes = new ArrayList<OverlayShape>();
                    for (var list : audit.lists()) {
                        for (var kind : List.of(Kind.MISSING, Kind.EXTRA)) {
                            desk.at(stock, list.list(), list.keys(kind), context.cancellation())
                                    .forEach(place -> shapes.add(OverlayShape.of(
                                            place.getDimension() == 2 ? style(kind) + "-area" : style(kind), place)));
                        }
                    }
                    corridor.map(Corridor::line).ifPresent(line -> shapes.add(0, OverlayShape.of("chosen", line)));
                    return shapes;
                })
                .onSuccess(shapes -> analysis.overlay().put(OverlayModel.Slot.AUDIT, shapes));
    }

    private static String style(Kind kind) {
        return kind == Kind.MISSING ? "missing" : "extra";
    }

    private Optional<Corridor> corridor(CorridorAudit audit) {
        var stock = analysis.stockProperty().get();
        return stock == null
                ? Optional.empty()
                : stock.corridors().stream()
                        .filter(c -> c.key().equals(audit.key()) && c.label().equals(audit.label()))
                        .findFirst();
    }

    /** Shows the UPDATEs that put some corridors right. */
    void correct(List<CorridorAudit> audits) {
        var known = report.get();
        if (known != null) {
            change.preview(_ -> Corrections.of(known.table(), audits));
        }
    }
}

package dev.alidade.corridor.ui;

import dev.alidade.corridor.doctor.Ailment;
import dev.alidade.corridor.doctor.Cure;
import dev.alidade.corridor.doctor.Diagnosis;
import dev.alidade.corridor.doctor.LayerDoctor;
import dev.alidade.database.Cancellation;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The examination of the map's layers: what is wrong, the cure that is looked at, and the way back from it. */
public final class DoctorModel {
    private final LayerDoctor doctor;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ReadOnlyObjectWrapper<@Nullable Diagnosis> diagnosis = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObjectProperty<@Nullable Ailment> ailment = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Cure> cure = new SimpleObjectProperty<>();
    private final BooleanProperty agreed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Function<Cancellation, Boolean>> back = new ReadOnlyObjectWrapper<>();

    private int running;
    private int examined;

    DoctorModel(LayerDoctor doctor, BackgroundTasks tasks, AnalysisModel analysis) {
        this.doctor = doctor;
        this.tasks = tasks;
        this.analysis = analysis;
        analysis.panelProperty().addListener((_, _, _) -> look());
        analysis.map().layers().addListener((ListChangeListener<MapLayerRow>) _ -> look());
        ailment.addListener((_, _, now) -> cure.set(
                now == null || now.cures().size() != 1 ? null : now.cures().getFirst()));
        cure.addListener((_, _, _) -> agreed.set(false));
    }

    /** What was found; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable Diagnosis> diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    /** Why something could not be done; null when it could. */
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it examines, mends or takes back. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What was done last; empty for nothing. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** What is looked at; null for nothing. */
    ObjectProperty<@Nullable Ailment> ailmentProperty() {
        return ailment;
    }

    /** The cure that is looked at; null while none is, for a choice is a person's. */
    ObjectProperty<@Nullable Cure> cureProperty() {
        return cure;
    }

    /** Whether somebody agreed to what {@link #question} asks. */
    BooleanProperty agreedProperty() {
        return agreed;
    }

    /** What takes back what was mended last; null when nothing does. */
    ReadOnlyObjectProperty<@Nullable Function<Cancellation, Boolean>> backProperty() {
        return back.getReadOnlyProperty();
    }

    /** What must be agreed to before a cure: that nothing leads back, or that it is production; empty for nothing. */
    static String question(Cure chosen, String production) {
        return chosen.isFinal()
                ? Messages.text("doctor.agree.final")
                : production.isEmpty() ? "" : Messages.text("doctor.agree.production", production);
    }

    String production() {
        return analysis.production();
    }

    boolean readOnly() {
        return analysis.readOnly();
    }

    private void look() {
        if (analysis.panelProperty().get() == AnalysisPanel.DOCTOR) {
            examine();
        }
    }

    /** Examines all layers of the map. */
    void examine() {
        int number = ++examined;
        var layers = analysis.map().layers().stream().map(MapLayerRow::layer).toList();
        run(Messages.text("doctor.task.examine"), cancellation -> doctor.examine(layers, cancellation), now -> {
            if (number == examined) {
                found(now);
            }
        });
    }

    private void found(Diagnosis now) {
        var before = ailment.get();
        diagnosis.set(now);
        ailment.set(
                before == null
                        ? null
                        : now.ailments().stream()
                                .filter(other -> other.key().equals(before.key()))
                                .findFirst()
                                .orElse(null));
    }

    /** Applies the cure that is looked at, once somebody agreed. */
    void apply() {
        var chosen = cure.get();
        var of = ailment.get();
        if (chosen == null
                || of == null
                || readOnly()
                || !(agreed.get() || question(chosen, production()).isEmpty())) {
            return;
        }
        run(
                Messages.text("doctor.task.mend"),
                cancellation -> chosen.application().apply(cancellation),
                cured -> {
                    said.set(Messages.text(cured.isMended() ? "doctor.mended" : "doctor.notMended", of.title()));
                    back.set(cured.undo().orElse(null));
                    analysis.changed();
                });
    }

    /** Takes back what was mended last. */
    void undo() {
        var way = back.get();
        if (way != null) {
            run(Messages.text("doctor.task.undo"), way, done -> {
                said.set(Messages.text(done ? "doctor.undone" : "doctor.notUndone"));
                back.set(done ? null : way);
                analysis.changed();
            });
        }
    }

    private <T> void run(String title, Function<Cancellation, T> work, Consumer<T> then) {
        busy.set(++running > 0);
        problem.set(null);
        tasks.start(title, context -> work.apply(context.cancellation()))
                .onSuccess(then)
                .onFailure(problem::set)
                .onFinished(() -> busy.set(--running > 0));
    }
}

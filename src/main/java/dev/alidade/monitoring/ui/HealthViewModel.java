package dev.alidade.monitoring.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.MonitoringQuery;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The newest snapshot of the database's health, and what of it is listed. */
public final class HealthViewModel {
    private final MonitoringService service;
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable HealthSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty showExtensions = new SimpleBooleanProperty(false);
    private boolean asking;

    public HealthViewModel(MonitoringService service, BackgroundTasks tasks) {
        this.service = service;
        this.tasks = tasks;
    }

    /** The newest snapshot; null before the first. */
    public ReadOnlyObjectProperty<@Nullable HealthSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** Why there is no newer snapshot; null when there is. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Part of a name, any case. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** Whether what belongs to extensions is listed too. */
    public BooleanProperty showExtensionsProperty() {
        return showExtensions;
    }

    /** The SQL behind a section, as this server gets it. */
    public String sql(MonitoringQuery query) {
        return service.queries().sent(query).source();
    }

    /** Takes a new snapshot, unless one is under way. */
    public void refresh() {
        if (asking) {
            return;
        }
        asking = true;
        tasks.start(Messages.text("monitoring.task.snapshot"), context -> service.snapshot(context.cancellation()))
                .onSuccess(taken -> {
                    problem.set(null);
                    snapshot.set(taken);
                })
                .onFailure(problem::set)
                .onFinished(() -> asking = false);
    }
}

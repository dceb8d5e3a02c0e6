package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.BackendService;
import dev.alidade.monitoring.MonitoringService;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Health in the rail. */
public final class HealthScreen implements Screen {
    private final HealthViewModel model;
    private final HealthView view;
    private final ReadOnlyBooleanWrapper inFront = new ReadOnlyBooleanWrapper();
    private @Nullable FindingsViewModel findings;

    public HealthScreen(MonitoringService service, BackgroundTasks tasks, ColumnWidths widths) {
        model = new HealthViewModel(service, tasks);
        view = new HealthView(model, widths);
    }

    /** Adds the sessions of the database. */
    public void sessions(BackendService backends, BackgroundTasks tasks) {
        view.sessions(new BackendsPane(new BackendsViewModel(backends, tasks)), inFront);
    }

    /** Adds what the checks find. */
    public void findings(FindingsSetting setting, BackgroundTasks tasks) {
        var found = new FindingsViewModel(setting, tasks);
        findings = found;
        view.findings(found);
        // a fix, its undo or somebody else has changed what the figures are about
        found.reportProperty().addListener((_, before, now) -> {
            if (before != null && now != null && !before.results().equals(now.results())) {
                model.refresh();
            }
        });
    }

    /** Something may change the database soon: looks at it as it is, unless that was done. */
    public void lookBefore() {
        if (findings != null && findings.reportProperty().get() == null) {
            findings.run();
        }
    }

    /** Something has changed the database: what that opened and closed is seen when there was a run before. */
    public void lookAgain() {
        if (findings != null && findings.reportProperty().get() != null) {
            findings.run();
        }
    }

    /** What the screen does; for the demo journey and tests. */
    public HealthViewModel model() {
        return model;
    }

    @Override
    public String id() {
        return "health";
    }

    @Override
    public String title() {
        return Messages.text("monitoring.screen.title");
    }

    @Override
    public Ikon icon() {
        return Feather.HEART;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        inFront.set(true);
        model.refresh();
        if (findings != null && findings.reportProperty().get() == null) {
            findings.run();
        }
    }

    @Override
    public void hidden() {
        inFront.set(false);
    }

    @Override
    public void refresh() {
        model.refresh();
        if (findings != null) {
            findings.run();
        }
    }
}

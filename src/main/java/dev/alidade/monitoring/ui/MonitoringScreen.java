package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.ui.Screen;
import dev.alidade.ui.task.BackgroundTasks;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Monitoring in the rail. */
public final class MonitoringScreen implements Screen {
    private final PulseViewModel pulse;
    private final ReportModel report;
    private final MonitoringView view;

    /**
     * @param pulse shared with the Overview; looks while one of them is in front
     * @param reports what the Report button writes
     */
    public MonitoringScreen(PulseViewModel pulse, ReportService reports, BackgroundTasks tasks) {
        this.pulse = pulse;
        report = new ReportModel(reports, pulse.reader().databaseName(), tasks);
        view = new MonitoringView(pulse, new MetricModel(pulse.reader(), tasks), report);
    }

    /** The report; for tests. */
    ReportModel report() {
        return report;
    }

    @Override
    public String id() {
        return "monitoring";
    }

    @Override
    public String title() {
        return Messages.text("metric.screen.title");
    }

    @Override
    public Ikon icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        pulse.watch(true);
    }

    @Override
    public void hidden() {
        pulse.watch(false);
    }

    @Override
    public void refresh() {
        view.refresh();
    }
}

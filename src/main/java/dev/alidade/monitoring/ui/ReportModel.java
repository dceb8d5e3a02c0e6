package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.document.ReportService;
import dev.alidade.ui.task.BackgroundTasks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Writes reports and says where they are. */
final class ReportModel {
    private final ReportService reports;
    private final String database;
    private final BackgroundTasks tasks;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    ReportModel(ReportService reports, String database, BackgroundTasks tasks) {
        this.reports = reports;
        this.database = database;
        this.tasks = tasks;
    }

    /** What came of the last report; empty before the first. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** A name for the file. */
    String fileName() {
        return database.replaceAll("[^\\p{L}\\p{N}._-]", "_") + "-" + LocalDate.now(ZoneId.systemDefault()) + ".html";
    }

    void write(Path file) {
        tasks.start(Messages.text("metric.report.task"), context -> {
                    ReportService.write(reports.gather(Instant.now(), context.cancellation()), file);
                    return file;
                })
                .onSuccess(done -> words.set(Messages.text("metric.report.done", done.toString())))
                .onFailure(problem -> words.set(problem.message()));
    }
}

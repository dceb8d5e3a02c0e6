package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.MonitoringQuery;
import dev.alidade.monitoring.TableActivity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans, writes and maintenance of every table. */
final class ActivityPane extends SectionPane<TableActivity> {
    ActivityPane(HealthViewModel model) {
        super(model, "activity", MonitoringQuery.TABLE_ACTIVITY, HealthSnapshot::activity);
        column("relation", 260, row -> row.schema() + "." + row.relation(), Look.text());
        this.<Long>column("sequentialScans", 100, TableActivity::sequentialScans, Look.number());
        this.<Long>column("sequentialRows", 110, TableActivity::sequentialRows, Look.number());
        this.<Long>column("indexScans", 100, TableActivity::indexScans, Look.number());
        this.<Long>column("inserted", 90, TableActivity::inserted, Look.number());
        this.<Long>column("updated", 90, TableActivity::updated, Look.number());
        this.<Long>column("deleted", 90, TableActivity::deleted, Look.number());
        this.<Long>column("dead", 90, TableActivity::deadRows, Look.number());
        this.<Double>column("deadShare", 80, TableActivity::deadShare, Look.share());
        this.<Instant>column("vacuumed", 110, TableActivity::lastVacuum, Look.ago());
        this.<Instant>column("analysed", 110, TableActivity::lastAnalyze, Look.ago());
    }

    @Override
    String nameOf(TableActivity row) {
        return row.schema() + "." + row.relation();
    }

    @Override
    @Nullable
    String extensionOf(TableActivity row) {
        return row.extension();
    }

    @Override
    String note(HealthSnapshot snapshot, List<TableActivity> shown) {
        long never = shown.stream().filter(row -> row.lastAnalyze() == null).count();
        var since = snapshot.statistics().known().map(SummaryStrip::since).orElse("");
        return Messages.text("monitoring.activity.note", shown.size(), never) + " " + since;
    }
}

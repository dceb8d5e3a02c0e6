package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.IndexUsage;
import dev.alidade.monitoring.MonitoringQuery;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.CheckBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How often each index served. */
final class IndexesPane extends SectionPane<IndexUsage> {
    private final CheckBox onlyUnused = new CheckBox(Messages.text("monitoring.indexes.onlyUnused"));

    IndexesPane(HealthViewModel model) {
        super(model, "indexes", MonitoringQuery.INDEX_USAGE, HealthSnapshot::indexes);
        onlyUnused.setId("health-only-unused");
        onlyUnused.selectedProperty().addListener((_, _, _) -> filter());
        add(onlyUnused);
        column("index", 270, IndexUsage::index, Look.text());
        column("relation", 220, index -> index.schema() + "." + index.relation(), Look.text());
        this.<IndexUsage.Verdict>column("usage", 130, IndexUsage::verdict, Look.verdict(IndexesPane::word));
        this.<Long>column("scans", 100, IndexUsage::scans, Look.number());
        this.<Long>column("total", 96, IndexUsage::bytes, Look.bytes());
        column("method", 80, IndexUsage::method, Look.text());
        column("duty", 170, IndexesPane::duty, Look.text());
        this.<Instant>column("lastScan", 110, IndexUsage::lastScan, Look.ago());
    }

    @Override
    String nameOf(IndexUsage row) {
        return row.schema() + "." + row.relation() + "." + row.index();
    }

    @Override
    @Nullable
    String extensionOf(IndexUsage row) {
        return row.extension();
    }

    @Override
    @SuppressWarnings("NullAway") // asked once by the super constructor, before the box is there
    Predicate<IndexUsage> own() {
        boolean unusedOnly = onlyUnused != null && onlyUnused.isSelected();
        return index -> index.partOf() == null
                && (!unusedOnly
                        || index.verdict() == IndexUsage.Verdict.UNUSED
                        || index.verdict() == IndexUsage.Verdict.INVALID);
    }

    @Override
    String note(HealthSnapshot snapshot, List<IndexUsage> shown) {
        var unused = shown.stream()
                .filter(index -> index.verdict() == IndexUsage.Verdict.UNUSED)
                .toList();
        long bytes = unused.stream().mapToLong(IndexUsage::bytes).sum();
        var since = snapshot.statistics().known().map(SummaryStrip::since).orElse("");
        return Messages.text("monitoring.indexes.note", shown.size(), unused.size(), Sizes.bytes(bytes)) + " " + since;
    }

    private static String duty(IndexUsage index) {
        return switch (index.duty()) {
            case NONE -> index.leadsForeignKey() ? Messages.text("monitoring.duty.foreignKey") : "";
            case PRIMARY_KEY -> Messages.text("monitoring.duty.primaryKey");
            case UNIQUE -> Messages.text("monitoring.duty.unique");
            case EXCLUSION -> Messages.text("monitoring.duty.exclusion");
            case REPLICA_IDENTITY -> Messages.text("monitoring.duty.replicaIdentity");
        };
    }

    private static Look.Word word(IndexUsage.Verdict verdict) {
        var text = Messages.text("monitoring.index." + verdict.name());
        var explanation = Messages.text("monitoring.index." + verdict.name() + ".long");
        return switch (verdict) {
            case INVALID -> new Look.Word(text, Feather.X_CIRCLE, "state-failed", explanation);
            case UNUSED -> new Look.Word(text, Feather.ALERT_TRIANGLE, "state-attention", explanation);
            case NEEDED -> new Look.Word(text, Feather.LOCK, "state-unknown", explanation);
            case USED -> new Look.Word(text, Feather.CHECK, "state-done", explanation);
            case PART -> new Look.Word(text, Feather.LAYERS, "state-unknown", explanation);
        };
    }
}

package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.MonitoringQuery;
import dev.alidade.monitoring.RelationSize;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What takes the space: heap, indexes and TOAST of every table; partitions are summed in their root. */
final class SizesPane extends SectionPane<RelationSize> {
    private long largest = 1;

    SizesPane(HealthViewModel model) {
        super(model, "sizes", MonitoringQuery.RELATION_SIZE, HealthSnapshot::relations);
        column("relation", 300, RelationSize::name, Look.text());
        this.<Long>column("total", 100, RelationSize::totalBytes, Look.bytes());
        this.<RelationSize>column("parts", 260, size -> size, () -> new SizeBar.Cell(() -> largest));
        this.<Long>column("heap", 96, RelationSize::heapBytes, Look.bytes());
        this.<Long>column("index", 96, RelationSize::indexBytes, Look.bytes());
        this.<Long>column("toast", 96, RelationSize::toastBytes, Look.bytes());
        this.<Long>column("rows", 110, RelationSize::estimatedRows, Look.number());
        this.<Long>column("partitions", 90, SizesPane::partitions, Look.number());
    }

    @Override
    String nameOf(RelationSize row) {
        return row.name();
    }

    @Override
    @Nullable
    String extensionOf(RelationSize row) {
        return row.extension();
    }

    @Override
    Predicate<RelationSize> own() {
        return size -> size.partitionOf() == null;
    }

    @Override
    String note(HealthSnapshot snapshot, List<RelationSize> shown) {
        largest = shown.stream().mapToLong(RelationSize::totalBytes).max().orElse(1);
        long total = shown.stream().mapToLong(RelationSize::totalBytes).sum();
        boolean locked = shown.stream().anyMatch(RelationSize::locked);
        return Messages.text("monitoring.sizes.note", shown.size(), Sizes.bytes(total))
                + (locked ? " " + Messages.text("monitoring.sizes.locked") : "");
    }

    private static @Nullable Long partitions(RelationSize size) {
        return size.kind() == RelationSize.Kind.PARTITIONED_TABLE ? Long.valueOf(size.partitions()) : null;
    }
}

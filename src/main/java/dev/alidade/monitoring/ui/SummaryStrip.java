package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.CacheHit;
import dev.alidade.monitoring.ConnectionUse;
import dev.alidade.monitoring.DatabaseSize;
import dev.alidade.monitoring.ExposedSchemas;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.IndexUsage;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.RowSecurity;
import dev.alidade.monitoring.StatisticsAge;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One line of figures: the answer at a glance. What could not be looked at says so. */
final class SummaryStrip extends HBox {
    private static final double FULL = 0.8;
    private static final double COLD = 0.9;

    /** One figure. */
    private record Figure(String value, String style, String explanation) {}

    SummaryStrip() {
        setId("health-summary");
        getStyleClass().add("health-strip");
    }

    void show(HealthSnapshot snapshot) {
        getChildren()
                .setAll(
                        tile("size", snapshot.databaseSize(), SummaryStrip::size),
                        tile("tables", snapshot.databaseSize(), SummaryStrip::tables),
                        tile("indexes", snapshot.databaseSize(), SummaryStrip::indexes),
                        tile("unused", snapshot.unusedIndexes(), unused -> unused(unused, snapshot.statistics())),
                        tile("open", snapshot.unprotected(), open -> open(open, snapshot.exposed())),
                        tile("cache", snapshot.cacheHit(), SummaryStrip::cache),
                        tile("connections", snapshot.connections(), SummaryStrip::connections));
    }

    private static <T> VBox tile(String word, Measured<T> measured, Function<T, Figure> describe) {
        var figure = switch (measured) {
            case Measured.Known<T> known -> describe.apply(known.value());
            case Measured.Unknown<T> unknown ->
                new Figure("?", "state-unknown", unknown.reason().message());
        };
        var value = new Label(figure.value());
        value.setId("health-summary-" + word);
        value.getStyleClass().addAll("health-figure", "strong");
        if (!figure.style().isEmpty()) {
            value.getStyleClass().add(figure.style());
        }
        var name = new Label(Messages.text("monitoring.summary." + word));
        name.getStyleClass().addAll("muted", "small");
        var tile = new VBox(value, name);
        tile.getStyleClass().add("health-tile");
        tile.setMinWidth(0);
        HBox.setHgrow(tile, Priority.ALWAYS);
        Tooltip.install(tile, new Tooltip(figure.explanation()));
        return tile;
    }

    private static Figure size(DatabaseSize size) {
        return new Figure(
                Sizes.bytes(size.bytes()),
                "",
                Messages.text("monitoring.summary.size.exact", Sizes.exact(size.bytes())));
    }

    private static Figure tables(DatabaseSize size) {
        return new Figure(
                Sizes.exact(size.tables()), "", Messages.text("monitoring.summary.tables.parts", size.partitions()));
    }

    private static Figure indexes(DatabaseSize size) {
        return new Figure(Sizes.exact(size.indexes()), "", Messages.text("monitoring.summary.indexes.long"));
    }

    private static Figure unused(List<IndexUsage> unused, Measured<StatisticsAge> age) {
        long bytes = unused.stream().mapToLong(IndexUsage::bytes).sum();
        var since = age.known().map(SummaryStrip::since).orElse("");
        return new Figure(
                unused.size() + " · " + Sizes.bytes(bytes),
                unused.isEmpty() ? "state-done" : "state-attention",
                Messages.text("monitoring.summary.unused.long") + "\n" + since);
    }

    static String since(StatisticsAge age) {
        var reset = age.resetAt();
        return reset == null
                ? Messages.text("monitoring.statistics.never")
                : Messages.text("monitoring.statistics.since", Times.ago(reset, age.serverTime()));
    }

    private static Figure open(List<RowSecurity> open, Measured<ExposedSchemas> exposed) {
        boolean reachable = open.stream().anyMatch(RowSecurity::isReachableByAnon);
        var schemas = exposed.known()
                .map(e -> Messages.text(
                        e.known() ? "monitoring.exposed.known" : "monitoring.exposed.assumed",
                        String.join(", ", e.names())))
                .orElse("");
        return new Figure(
                String.valueOf(open.size()),
                open.isEmpty() ? "state-done" : reachable ? "state-failed" : "state-attention",
                Messages.text("monitoring.summary.open.long") + "\n" + schemas);
    }

    private static Figure cache(CacheHit hit) {
        var share = hit.share();
        return share.isEmpty()
                ? new Figure("–", "state-unknown", Messages.text("monitoring.summary.cache.none"))
                : new Figure(
                        String.format("%.1f %%", share.getAsDouble() * 100),
                        share.getAsDouble() < COLD ? "state-attention" : "",
                        Messages.text(
                                "monitoring.summary.cache.long",
                                Sizes.exact(hit.hitBlocks()),
                                Sizes.exact(hit.readBlocks())));
    }

    private static Figure connections(ConnectionUse use) {
        return new Figure(
                use.total() + " / " + (use.serverLimit() - use.reserved()),
                use.share() > FULL ? "state-attention" : "",
                Messages.text(
                        "monitoring.summary.connections.long",
                        use.inDatabase(),
                        use.active(),
                        use.idle(),
                        use.idleInTransaction(),
                        use.unknownState()));
    }
}

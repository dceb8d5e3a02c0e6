package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.HistoryClaim;
import dev.alidade.migration.HistoryClaim.Says;
import dev.alidade.migration.HistoryRow;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationStatus;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What is recorded of one migration, by whom, where the records contradict each other, and how its runs went. */
final class HistoryPane extends ScrollPane {
    private final MigrationViewModel model;
    private final VBox body = new VBox();
    private final LedgerTimeline ledger = new LedgerTimeline();

    HistoryPane(MigrationViewModel model) {
        this.model = model;
        body.getStyleClass().add("migration-history");
        body.setId("migration-history");
        getStyleClass().add("migration-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(body);
        model.statusProperty().addListener((_, _, _) -> show());
        model.state().items().selectedProperty().addListener((_, _, _) -> show());
        model.past().toldProperty().addListener((_, _, told) -> ledger.show(told));
        show();
    }

    private void show() {
        body.getChildren().clear();
        switch (model.state().items().selectedProperty().get()) {
            case MigrationItem.Entry entry ->
                entry(entry.migration(), model.statusProperty().get());
            case MigrationItem.Ignored ignored ->
                body.getChildren()
                        .add(fact(
                                Messages.text("migration.fact.reason"),
                                Controls.wrapped(ignored.file().reason())));
            case MigrationItem.Group _ -> {}
            case null -> {}
        }
    }

    private void entry(Migration migration, @Nullable MigrationStatus status) {
        var look = StateLook.of(migration.state());
        var state = new Label(look.word(), Controls.sign(look.icon(), look.style()));
        state.getStyleClass().addAll("strong", look.style());
        body.getChildren().add(state);
        claims(migration, status);
        body.getChildren().add(ledger);
        var file = migration.file();
        if (file != null) {
            var mode = Messages.text("migration.mode." + file.mode().name());
            var facts = new VBox(
                    fact(Messages.text("migration.fact.mode"), Controls.wrapped(mode)),
                    fact(Messages.text("migration.fact.statements"), new Label(Integer.toString(file.statements()))),
                    fact(
                            Messages.text("migration.fact.checksum"),
                            Controls.wrapped(Integer.toString(file.checksum()), "mono")));
            facts.getStyleClass().add("migration-facts");
            body.getChildren().add(facts);
        }
    }

    private void claims(Migration migration, @Nullable MigrationStatus status) {
        var table = new FactTable(
                "migration.fact.histories",
                "migration.fact.says",
                "migration.fact.when",
                "migration.fact.duration",
                "migration.fact.as");
        table.setId("migration-claims");
        boolean disagree = migration.histories().stream()
                        .map(c -> c.says() == Says.BASELINE ? Says.APPLIED : c.says())
                        .distinct()
                        .count()
                > 1;
        if (disagree) {
            var why = Controls.wrapped(Messages.text("migration.fact.disagree"));
            var line = Controls.note(Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"), why);
            line.getStyleClass().add("migration-disagreement");
            line.setId("migration-disagreement");
            body.getChildren().add(line);
        }
        if (migration.histories().isEmpty()) {
            body.getChildren()
                    .add(fact(
                            Messages.text("migration.fact.histories"),
                            new Label(Messages.text("migration.fact.none"))));
            return;
        }
        migration.histories().forEach(claim -> table.add(cells(claim, row(claim, migration, status))));
        body.getChildren().add(table);
    }

    private Node[] cells(HistoryClaim claim, Optional<HistoryRow> row) {
        var look = look(claim.says());
        var says = new Label(
                Messages.text("migration.claim." + claim.says().id()), Controls.sign(look.icon(), look.style()));
        says.getStyleClass().add(look.style());
        return new Node[] {
            new Label(claim.tool().label()),
            says,
            new Label(row.map(HistoryRow::appliedAt)
                    .map(time -> Times.exact(time, ZoneId.systemDefault()))
                    .orElse("")),
            new Label(row.map(HistoryRow::durationMs).map(RunLog::duration).orElse("")),
            FactTable.shortened(row.map(r -> r.script().isEmpty() ? r.description() : r.script())
                    .orElse(""))
        };
    }

    private record Look(Ikon icon, String style) {}

    private static Look look(Says says) {
        return switch (says) {
            case APPLIED, BASELINE -> new Look(Feather.CHECK_CIRCLE, "state-done");
            case FAILED -> new Look(Feather.X_CIRCLE, "state-failed");
            case UNDONE -> new Look(Feather.ROTATE_CCW, "state-attention");
            case UNKNOWN -> new Look(Feather.HELP_CIRCLE, "state-unknown");
        };
    }

    private static Optional<HistoryRow> row(HistoryClaim claim, Migration migration, @Nullable MigrationStatus status) {
        return status == null
                ? Optional.empty()
                : status.histories().stream()
                        .filter(h -> h.tool() == claim.tool())
                        .flatMap(h -> h.rows().stream())
                        .filter(row -> migration.version().equals(row.version()))
                        .reduce((_, last) -> last);
    }

    private static Node fact(String name, Node value) {
        var label = new Label(name);
        label.getStyleClass().addAll("small", "muted");
        return new VBox(label, value);
    }
}

package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.ledger.PastRun;
import java.time.ZoneId;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What the ledger tells of one migration: who ran it, when, how long, how far it came, and what stopped it. */
final class LedgerTimeline extends VBox {
    LedgerTimeline() {
        setId("migration-ledger-runs");
        getStyleClass().add("migration-claims");
        show(PastRuns.Told.NOTHING);
    }

    void show(PastRuns.Told told) {
        var title = new Label(Messages.text("migration.past.title"));
        title.getStyleClass().addAll("small", "muted");
        getChildren().setAll(title);
        var problem = told.problem();
        if (problem != null) {
            getChildren()
                    .add(Controls.note(
                            Controls.sign(Feather.ALERT_TRIANGLE, "state-attention"),
                            Controls.wrapped(problem.message())));
        } else if (told.runs().isEmpty()) {
            getChildren().add(Controls.wrapped(Messages.text("migration.past.none"), "muted"));
        } else {
            getChildren().setAll(table(told));
        }
    }

    private static Node table(PastRuns.Told told) {
        var table = new FactTable(
                "migration.past.title",
                "migration.past.far",
                "migration.fact.when",
                "migration.fact.duration",
                "migration.past.by");
        told.runs().forEach(run -> table.add(cells(run)));
        var body = new VBox(table);
        body.getStyleClass().add("migration-claims");
        told.runs().stream()
                .map(PastRun::message)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(message -> body.getChildren().add(Controls.wrapped(message, "mono", "muted")));
        return body;
    }

    private record Look(Ikon icon, String style) {}

    private static Look look(PastRun.End end) {
        return switch (end) {
            case APPLIED -> new Look(Feather.CHECK_CIRCLE, "state-done");
            case REVERTED -> new Look(Feather.ROTATE_CCW, "state-attention");
            case FAILED -> new Look(Feather.X_CIRCLE, "state-failed");
            case OPEN -> new Look(Feather.ALERT_TRIANGLE, "state-failed");
        };
    }

    private static Node[] cells(PastRun run) {
        var look = look(run.end());
        var end = new Label(
                Messages.text("migration.past.end." + run.end().id()), Controls.sign(look.icon(), look.style()));
        end.getStyleClass().add(look.style());
        var begun = run.begun();
        return new Node[] {
            end,
            new Label(far(run)),
            new Label(begun == null ? "" : Times.exact(begun, ZoneId.systemDefault())),
            new Label(run.took().map(Times::duration).orElse("")),
            FactTable.shortened(Objects.requireNonNullElse(run.by(), Messages.text("migration.past.local")))
        };
    }

    private static String far(PastRun run) {
        var steps = Integer.toString(run.steps());
        return switch (run.end()) {
            case REVERTED -> "";
            case APPLIED -> Messages.text("migration.past.all", run.steps());
            case FAILED, OPEN ->
                run.stoppedAt() > 0
                        ? Messages.text("migration.past.at", Integer.toString(run.stoppedAt()), steps)
                        : Messages.text("migration.past.after", Integer.toString(run.done()), steps);
        };
    }
}

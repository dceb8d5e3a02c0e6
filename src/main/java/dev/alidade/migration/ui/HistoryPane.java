package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.HistoryClaim;
import dev.alidade.migration.HistoryClaim.Says;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is recorded of one migration, by whom, and where the records contradict each other. */
final class HistoryPane extends VBox {
    HistoryPane() {
        getStyleClass().add("migration-history");
        setId("migration-history");
    }

    void show(@Nullable MigrationItem item, @Nullable MigrationStatus status) {
        getChildren().clear();
        switch (item) {
            case MigrationItem.Entry entry -> entry(entry.migration(), status);
            case MigrationItem.Ignored ignored ->
                getChildren()
                        .add(fact(
                                Messages.text("migration.fact.reason"),
                                ignored.file().reason()));
            case MigrationItem.Group _ -> {}
            case null -> {}
        }
    }

    private void entry(Migration migration, @Nullable MigrationStatus status) {
        var look = StateLook.of(migration.state());
        var state = new Label(look.word(), new FontIcon(look.icon()));
        state.getGraphic().getStyleClass().add(look.style());
        state.getStyleClass().addAll("strong", look.style());
        getChildren().add(state);
        var reason = migration.reason();
        if (reason != null) {
            getChildren().add(fact(Messages.text("migration.fact.reason"), reason));
        }
        var durationMs = migration.durationMs();
        if (durationMs != null) {
            getChildren().add(fact(Messages.text("migration.fact.duration"), RunLog.duration(durationMs)));
        }
        claims(migration, status);
        var file = migration.file();
        if (file != null) {
            getChildren()
                    .addAll(
                            fact(Messages.text("migration.fact.statements"), Integer.toString(file.statements())),
                            fact(
                                    Messages.text("migration.fact.mode"),
                                    Messages.text(
                                            "migration.mode." + file.mode().name())),
                            fact(Messages.text("migration.fact.checksum"), Integer.toString(file.checksum())));
        }
    }

    private void claims(Migration migration, @Nullable MigrationStatus status) {
        var title = new Label(Messages.text("migration.fact.histories"));
        title.getStyleClass().addAll("small", "muted");
        var box = new VBox(title);
        box.getStyleClass().add("migration-claims");
        if (migration.histories().isEmpty()) {
            box.getChildren().add(new Label(Messages.text("migration.fact.none")));
        }
        boolean disagree = migration.histories().stream()
                        .map(c -> c.says() == Says.BASELINE ? Says.APPLIED : c.says())
                        .distinct()
                        .count()
                > 1;
        for (var claim : migration.histories()) {
            box.getChildren().add(claim(claim, when(claim, migration, status), disagree));
        }
        getChildren().add(box);
    }

    private static Node claim(HistoryClaim claim, Optional<Instant> when, boolean disagree) {
        var text = when.map(time -> claim.text() + " · " + Times.exact(time, ZoneId.systemDefault()))
                .orElse(claim.text());
        var style = switch (claim.says()) {
            case APPLIED, BASELINE -> "state-done";
            case FAILED -> "state-failed";
            case UNDONE -> "state-attention";
            case UNKNOWN -> "state-unknown";
        };
        var icon = switch (claim.says()) {
            case APPLIED, BASELINE -> Feather.CHECK_CIRCLE;
            case FAILED -> Feather.X_CIRCLE;
            case UNDONE -> Feather.ROTATE_CCW;
            case UNKNOWN -> Feather.HELP_CIRCLE;
        };
        var line = new HBox(Controls.sign(icon, style), new Label(text));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("migration-buttons");
        if (disagree) {
            line.getStyleClass().add("migration-disagreement");
        }
        return line;
    }

    private static Optional<Instant> when(HistoryClaim claim, Migration migration, @Nullable MigrationStatus status) {
        return status == null
                ? Optional.empty()
                : status.histories().stream()
                        .filter(h -> h.tool() == claim.tool())
                        .flatMap(h -> h.rows().stream())
                        .filter(row -> migration.version().equals(row.version()))
                        .map(row -> row.appliedAt())
                        .filter(Objects::nonNull)
                        .reduce((_, last) -> last);
    }

    private static Node fact(String name, String value) {
        var label = new Label(name);
        label.getStyleClass().addAll("small", "muted");
        return new VBox(label, Controls.wrapped(value));
    }
}

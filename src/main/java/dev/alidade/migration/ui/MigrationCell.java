package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.migration.Migration;
import dev.alidade.migration.MigrationState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One migration, the one under way, or a file that is none. */
final class MigrationCell extends ListCell<MigrationItem> {
    private final MigrationViewModel model;
    private final Clock clock;

    MigrationCell(MigrationViewModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            if (getItem() instanceof MigrationItem.Group) {
                model.items().toggle();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable MigrationItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setTooltip(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        setTooltip(item instanceof MigrationItem.Group ? null : new Tooltip(tip(item)));
        setGraphic(
                switch (item) {
                    case MigrationItem.Entry entry -> entry(entry.migration());
                    case MigrationItem.Group group -> group(group.count());
                    case MigrationItem.Ignored ignored ->
                        line(
                                Feather.MINUS,
                                "state-unknown",
                                ignored.file().file(),
                                Messages.text("migration.state.ignored"),
                                ignored.file().reason());
                });
    }

    private HBox entry(Migration migration) {
        var run = model.run().progressProperty().get();
        if (run != null && run.script().equals(migration.script())) {
            return running(run);
        }
        var state = model.run().stateOf(migration);
        boolean failed = state == MigrationState.PENDING && model.run().hasFailed(migration);
        var look = StateLook.of(failed ? MigrationState.FAILED : state);
        var durationMs = model.run().durationOf(migration);
        var right = durationMs == null ? look.word() : RunLog.duration(durationMs);
        var below = failed ? Messages.text("migration.cell.failed") : below(migration, look);
        var row = line(look.icon(), look.style(), name(migration), right, below);
        if (durationMs != null) {
            row.getChildren().getLast().getStyleClass().add("migration-took");
        }
        // beside what tells where it stands: what else is known of it
        row.getChildren()
                .addAll(
                        row.getChildren().size() - 1,
                        RowBadges.of(migration, model.state().proofOf(migration)));
        return row;
    }

    private HBox group(int count) {
        boolean open = model.items().openProperty().get();
        var arrow = new FontIcon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        var text = new Label(Messages.text("migration.group.ignored", count), arrow);
        text.getStyleClass().addAll("small", "strong", "muted");
        var row = new HBox(text);
        row.getStyleClass().add("migration-group");
        setAccessibleText(text.getText());
        setTooltip(null);
        return row;
    }

    private HBox running(RunProgress run) {
        var text = run.number() == 0 ? Messages.text("migration.cell.begins", run.total()) : run.statement();
        var row = line(
                Feather.PLAY_CIRCLE, "state-running", run.script(), Messages.text("migration.state.running"), text);
        var bar = new ProgressBar(run.fraction());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("migration-bar");
        ((VBox) row.getChildren().get(1)).getChildren().add(bar);
        return row;
    }

    private String below(Migration migration, StateLook look) {
        var parts = new ArrayList<String>();
        var appliedAt = migration.appliedAt();
        if (appliedAt != null) {
            parts.add(look.word() + " " + Times.ago(appliedAt, clock.instant()));
        }
        var file = migration.file();
        if (file != null && migration.state().isApplicable() && file.statements() > 0) {
            parts.add(Messages.text("migration.cell.statements", file.statements()));
        }
        var reason = migration.reason();
        if (reason != null) {
            parts.add(reason);
        }
        return parts.isEmpty() ? look.word() : String.join(" · ", parts);
    }

    private HBox line(Ikon icon, String style, String name, String right, String below) {
        var sign = new FontIcon(icon);
        sign.getStyleClass().add(style);
        var title = new Label(name);
        title.getStyleClass().add("migration-name");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setMinWidth(0);
        var second = new Label(below);
        second.getStyleClass().addAll("small", "muted");
        second.setMinWidth(0);
        var texts = new VBox(title, second);
        texts.setMinWidth(0);
        texts.getStyleClass().add("migration-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        var end = new Label(right);
        end.getStyleClass().addAll("migration-end", style);
        end.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(sign, texts, end);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("migration-row");
        setAccessibleText(name + ", " + right + ", " + below);
        return row;
    }

    private static String name(Migration migration) {
        return migration.script().isEmpty()
                ? migration.version().text() + " " + migration.description()
                : migration.script();
    }

    private static String tip(MigrationItem item) {
        var appliedAt =
                item instanceof MigrationItem.Entry entry ? entry.migration().appliedAt() : null;
        return appliedAt == null ? item.name() : item.name() + "\n" + Times.exact(appliedAt, ZoneId.systemDefault());
    }
}

package dev.alidade.migration.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The run under way: file, statement, rows, time, who is in the way, and Cancel. */
final class RunPanel extends VBox {
    private final MigrationViewModel model;
    private final Label what = new Label();
    private final Label elapsed = new Label();
    private final Label note = new Label();
    private final ProgressBar bar = new ProgressBar();

    RunPanel(MigrationViewModel model) {
        this.model = model;
        getStyleClass().addAll("migration-panel", "migration-run");
        setId("migration-run");
        what.setId("migration-run-what");
        what.setTextOverrun(OverrunStyle.ELLIPSIS);
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        elapsed.getStyleClass().addAll("mono", "muted");
        elapsed.setMinWidth(USE_PREF_SIZE);
        var cancel = Controls.button(
                "migration-cancel",
                Feather.SQUARE,
                Messages.text("migration.action.cancel"),
                model.run()::requestCancel);
        var line = new HBox(Controls.sign(Feather.PLAY_CIRCLE, "state-running"), what, elapsed, cancel);
        line.getStyleClass().add("migration-buttons");
        line.setAlignment(Pos.CENTER_LEFT);
        note.setId("migration-run-note");
        note.setWrapText(true);
        note.getStyleClass().add("state-attention");
        note.setGraphic(Controls.sign(Feather.CLOCK, "state-attention"));
        note.textProperty().bind(model.run().noteProperty());
        note.visibleProperty().bind(model.run().noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("migration-bar");
        getChildren().addAll(line, bar, note);
        var clock = new Timeline(new KeyFrame(Duration.millis(200), _ -> tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        model.runningProperty().addListener((_, _, task) -> {
            if (task == null) {
                clock.stop();
            } else {
                tick();
                clock.play();
            }
        });
        model.run().progressProperty().addListener((_, _, progress) -> show(progress));
        visibleProperty().bind(model.runningProperty().isNotNull());
        managedProperty().bind(visibleProperty());
        show(null);
    }

    private void show(@Nullable RunProgress progress) {
        what.setText(progress == null ? Messages.text("migration.run.begins") : progress.text());
        bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress.fraction());
    }

    private void tick() {
        var task = model.runningProperty().get();
        if (task != null) {
            elapsed.setText(Times.duration(task.elapsed()));
            var words = task.messageProperty().get();
            if (model.run().progressProperty().get() == null && !words.isEmpty()) {
                what.setText(words);
            }
        }
    }
}

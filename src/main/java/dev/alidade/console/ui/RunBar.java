package dev.alidade.console.ui;

import dev.alidade.console.TransactionMode;
import dev.alidade.console.TransactionStatus;
import dev.alidade.database.DedicatedSession.TransactionState;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.Worded;
import java.time.Duration;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Between editor and results: transaction mode and badge at the left, what runs and the row limit at the right. */
final class RunBar extends HBox {
    private static final List<Long> LIMITS = List.of(100L, 1_000L, 10_000L, 100_000L);

    private final ConsoleViewModel model;
    private final RunModel runs;
    private final Label badge = new Label();
    private final Button commit = button("console-commit", "console.transaction.commit");
    private final Button rollback = button("console-rollback", "console.transaction.rollback");
    private final Label elapsed = new Label();
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final Button cancel = button("console-cancel", "console.run.cancel");
    private final Timeline clock = new Timeline(new KeyFrame(javafx.util.Duration.millis(100), _ -> tick()));

    RunBar(ConsoleViewModel model) {
        this.model = model;
        this.runs = model.runs();
        setId("console-bar");
        getStyleClass().add("console-bar");
        setAlignment(Pos.CENTER_LEFT);
        badge.setId("console-transaction");
        badge.getStyleClass().add("console-badge");
        badge.setMinWidth(USE_PREF_SIZE);
        commit.setOnAction(_ -> end(true));
        rollback.setOnAction(_ -> end(false));
        cancel.setOnAction(_ -> runs.cancel());
        cancel.setGraphic(new FontIcon(Feather.SQUARE));
        elapsed.setId("console-elapsed");
        elapsed.getStyleClass().addAll("muted", "small");
        wheel.setPrefSize(16, 16);
        wheel.setMinSize(16, 16);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(modes(), badge, commit, rollback, space, wheel, elapsed, cancel, limit());
        clock.setCycleCount(Animation.INDEFINITE);
        runs.stateProperty().addListener((_, _, _) -> show());
        runs.transactionProperty().addListener((_, _, _) -> show());
        sceneProperty().addListener((_, _, _) -> show());
        show();
    }

    private HBox modes() {
        var group = new ToggleGroup();
        var auto = mode(TransactionMode.AUTO, "console-auto", group);
        var manual = mode(TransactionMode.MANUAL, "console-manual", group);
        auto.getStyleClass().add("left-pill");
        manual.getStyleClass().add("right-pill");
        runs.modeProperty().addListener((_, _, now) -> group.selectToggle(now == TransactionMode.AUTO ? auto : manual));
        group.selectToggle(auto);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (now.getUserData() instanceof TransactionMode wanted) {
                runs.modeProperty().set(wanted);
            }
        });
        var both = new HBox(auto, manual);
        if (runs.isReadOnly()) {
            both.setDisable(true);
            auto.setText(Messages.text("console.mode.readOnly"));
            manual.setVisible(false);
            manual.setManaged(false);
        }
        return both;
    }

    private static ToggleButton mode(TransactionMode mode, String id, ToggleGroup group) {
        boolean auto = mode == TransactionMode.AUTO;
        var button = new ToggleButton(Messages.text(auto ? "console.mode.auto" : "console.mode.manual"));
        button.setId(id);
        button.setToggleGroup(group);
        button.setUserData(mode);
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(Messages.text(auto ? "console.mode.auto.tip" : "console.mode.manual.tip")));
        return button;
    }

    private HBox limit() {
        var choice = new ChoiceBox<Long>();
        choice.setId("console-limit");
        choice.setAccessibleText(Messages.text("console.limit.tip"));
        choice.getItems().setAll(LIMITS);
        choice.setConverter(new Worded<>(rows -> Messages.text("console.limit.rows", Sizes.exact(rows))));
        choice.setValue(runs.rowLimitProperty().get());
        choice.valueProperty()
                .addListener((_, _, wanted) -> runs.rowLimitProperty().set(wanted));
        choice.setTooltip(new Tooltip(Messages.text("console.limit.tip")));
        var box = new HBox(choice);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private void end(boolean keep) {
        var buffer = model.currentProperty().get();
        if (buffer != null) {
            runs.end(buffer, keep);
        }
    }

    private void show() {
        boolean running = runs.stateProperty().get().isRunning();
        var transaction = runs.transactionProperty().get();
        seen(badge, transaction.isOpen());
        seen(commit, transaction.state() == TransactionState.OPEN);
        seen(rollback, transaction.isOpen());
        commit.setDisable(running);
        rollback.setDisable(running);
        badge.getStyleClass().removeAll("open", "failed");
        badge.getStyleClass().add(transaction.state() == TransactionState.FAILED ? "failed" : "open");
        seen(wheel, running);
        seen(elapsed, running);
        seen(cancel, running);
        if ((running || transaction.isOpen()) && getScene() != null) {
            clock.play();
        } else {
            clock.stop();
        }
        tick();
    }

    private void tick() {
        badge.setText(badgeText(runs.transactionProperty().get()));
        if (runs.stateProperty().get() instanceof RunState.Running now) {
            cancel.setDisable(now.stopping());
            var time = Times.duration(Duration.ofNanos(System.nanoTime() - now.sinceNanos()));
            elapsed.setText(
                    now.stopping()
                            ? Messages.text("console.run.stopping", time)
                            : now.count() > 1
                                    ? Messages.text("console.run.running", now.number(), now.count(), time)
                                    : time);
        }
    }

    private String badgeText(TransactionStatus status) {
        var since = status.since();
        if (since == null) {
            return "";
        }
        long seconds = Math.max(
                0, Duration.between(since, model.setting().clock().instant()).toSeconds());
        var time = "%d:%02d".formatted(seconds / 60, seconds % 60);
        return Messages.text(
                status.state() == TransactionState.FAILED ? "console.transaction.failed" : "console.transaction.open",
                time);
    }

    private static Button button(String id, String key) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static void seen(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}

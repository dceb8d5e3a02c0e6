package dev.alidade.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom: ready, or the oldest job under way with progress, time and a way to cancel it. */
public final class StatusBar extends HBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final BackgroundTasks tasks;
    private final FontIcon sign = new FontIcon(Feather.CHECK);
    private final Label ready = new Label(Messages.text("shell.ready"), sign);
    private final Label title = new Label();
    private final Label message = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label elapsed = new Label();
    private final Label more = new Label();
    private final Button cancel = new Button(Messages.text("shell.cancel"));
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(200), _ -> tick()));
    private final PauseTransition patience = new PauseTransition(Duration.millis(300));
    private @Nullable RunningTask<?> shown;

    public StatusBar(BackgroundTasks tasks) {
        this.tasks = tasks;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        ready.getStyleClass().add("status-ready");
        ready.setId("status-ready");
        title.getStyleClass().add("status-title");
        title.setId("status-title");
        message.getStyleClass().add("status-message");
        message.setMinWidth(0);
        elapsed.getStyleClass().add("status-elapsed");
        cancel.setId("status-cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(_ -> cancelShown());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(ready, title, progress, message, space, more, elapsed, cancel);
        clock.setCycleCount(Animation.INDEFINITE);
        tasks.running().addListener((ListChangeListener<RunningTask<?>>) _ -> showSoon());
        patience.setOnFinished(_ -> show());
        show();
    }

    /**
     * The words shown while nothing runs.
     *
     * @param trouble whether they tell of something that is wrong
     */
    public void say(String words, boolean trouble) {
        ready.setText(words);
        sign.setIconCode(trouble ? Feather.ALERT_TRIANGLE : Feather.CHECK);
        ready.pseudoClassStateChanged(TROUBLE, trouble);
    }

    /** Work that is over in a blink does not flicker here; the end of shown work shows at once. */
    private void showSoon() {
        if (shown != null || tasks.running().isEmpty()) {
            patience.stop();
            show();
        } else if (patience.getStatus() != Animation.Status.RUNNING) {
            patience.playFromStart();
        }
    }

    private void show() {
        var task = tasks.running().isEmpty() ? null : tasks.running().getFirst();
        if (task != null && task.equals(shown)) {
            tick();
            return;
        }
        shown = task;
        progress.progressProperty().unbind();
        message.textProperty().unbind();
        if (task == null) {
            clock.stop();
        } else {
            title.setText(task.title());
            message.textProperty().bind(task.messageProperty());
            progress.progressProperty().bind(task.fractionProperty());
            clock.play();
        }
        for (var node : getChildren()) {
            if (node instanceof Region part && !part.getClass().equals(Region.class)) {
                part.setVisible((task == null) == part.equals(ready));
                part.setManaged(part.isVisible());
            }
        }
        tick();
    }

    private void tick() {
        var task = shown;
        if (task == null) {
            return;
        }
        elapsed.setText(Times.duration(task.elapsed()));
        int others = tasks.running().size() - 1;
        more.setText(others > 0 ? Messages.text("shell.moreTasks", others) : "");
        var cancelling = task.stateProperty().get() == RunningTask.State.CANCELLING;
        cancel.setDisable(cancelling);
        cancel.setText(Messages.text(cancelling ? "shell.cancelling" : "shell.cancel"));
    }

    private void cancelShown() {
        if (shown != null) {
            shown.requestCancel();
            tick();
        }
    }
}

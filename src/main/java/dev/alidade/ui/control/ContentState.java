package dev.alidade.ui.control;

import dev.alidade.error.Problem;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The place of a screen's content: shows the content, a skeleton while it loads, what to do when it is empty, or the
 * problem. The skeleton waits 150 ms, so that fast answers do not flicker; content that is already there stays until
 * the new one comes.
 */
public final class ContentState extends StackPane {
    private final PauseTransition patience = new PauseTransition(Duration.millis(150));
    private final Node skeleton = skeleton();
    private boolean covering;

    public ContentState() {
        getStyleClass().add("content-state");
        patience.setOnFinished(_ -> {
            if (!covering) {
                getChildren().clear();
            }
            getChildren().add(skeleton);
        });
    }

    /** Something is being loaded. */
    public void loading() {
        if (getChildren().isEmpty() || getChildren().getFirst() instanceof ProblemPane) {
            covering = false;
            patience.playFromStart();
        }
    }

    /** Something else than what is shown is being loaded: what takes long covers it, so that nobody takes it for that. */
    public void loadingOther() {
        if (!getChildren().contains(skeleton)) {
            covering = !getChildren().isEmpty() && !(getChildren().getFirst() instanceof ProblemPane);
            patience.playFromStart();
        }
    }

    /** Shows the content. */
    public void content(Node node) {
        show(node);
    }

    /** Shows an empty state. */
    public void empty(EmptyPane pane) {
        show(pane);
    }

    /** Shows a problem in place. */
    public void problem(Problem problem, @Nullable Runnable retry) {
        var pane = new ProblemPane(problem, retry);
        pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(pane);
    }

    private void show(Node node) {
        patience.stop();
        if (getChildren().size() != 1 || !getChildren().getFirst().equals(node)) {
            getChildren().setAll(node);
        }
    }

    private static Node skeleton() {
        var lines = new VBox();
        lines.getStyleClass().add("skeleton");
        for (int i = 0; i < 6; i++) {
            var line = new Region();
            line.getStyleClass().add("skeleton-line");
            lines.getChildren().add(line);
        }
        return lines;
    }
}

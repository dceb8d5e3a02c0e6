package dev.alidade.app;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ProblemPane;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.util.Duration;

/** Does with a scene what a person does, from another thread: finds nodes by id, presses buttons, waits until it shows. */
final class FxSteps {
    private static final Duration LOOK_EVERY = Duration.millis(50);

    private final Scene scene;

    FxSteps(Scene scene) {
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    /** Runs something on the JavaFX thread and brings back its result. */
    <T> T ask(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return joined(answer);
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    /** Presses a button that can be seen and is enabled, waiting for it up to ten seconds. */
    void press(String id) {
        await(
                Messages.text("demo.wait.button", id),
                Duration.seconds(10),
                () -> node(id).filter(FxSteps::isUsable).isPresent());
        ask(() -> {
            ((ButtonBase) node(id).orElseThrow()).fire();
            return id;
        });
    }

    /** The node with that id in the scene; to be called on the JavaFX thread. */
    Optional<Node> node(String id) {
        return Optional.ofNullable(scene.lookup("#" + id));
    }

    /**
     * Waits until a condition holds, looking at it on the JavaFX thread.
     *
     * @throws AppException when the time is over, saying what was waited for; at once when the screen shows a problem
     */
    void await(String what, Duration limit, BooleanSupplier condition) {
        var held = new CompletableFuture<Boolean>();
        var looks = new Timeline();
        var end = System.nanoTime() + (long) (limit.toMillis() * 1_000_000);
        looks.getKeyFrames().add(new KeyFrame(LOOK_EVERY, _ -> {
            try {
                var problem = problemOnScreen();
                if (problem.isPresent()) {
                    throw new AppException(problem.get());
                }
                if (condition.getAsBoolean()) {
                    held.complete(true);
                } else if (System.nanoTime() > end) {
                    held.complete(false);
                }
            } catch (RuntimeException e) {
                held.completeExceptionally(e);
            }
            if (held.isDone()) {
                looks.stop();
            }
        }));
        looks.setCycleCount(Animation.INDEFINITE);
        Platform.runLater(looks::play);
        if (!joined(held)) {
            throw new AppException(Problem.of(
                    ProblemKind.FAILED,
                    "demo.timeout",
                    Messages.text("demo.timeout", what, Long.toString((long) limit.toSeconds())),
                    Messages.text("demo.timeout.next")));
        }
    }

    private Optional<Problem> problemOnScreen() {
        return scene.getRoot().lookupAll(".problem-pane").stream()
                .filter(ProblemPane.class::isInstance)
                .filter(FxSteps::isShown)
                .map(pane -> ((ProblemPane) pane).problem())
                .findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsable(Node node) {
        return node instanceof ButtonBase && !node.isDisabled() && node.isVisible() && node.getScene() != null;
    }
}

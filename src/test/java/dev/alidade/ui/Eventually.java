package dev.alidade.ui;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Waits for what a window comes to show. Every look is one turn of the JavaFX thread: a test that looked from its own
 * thread would see the middle of a turn, where one label is set and the next not yet, and go on too early. To be called
 * on the thread of the test.
 */
public final class Eventually {
    private Eventually() {}

    /**
     * Waits as long as {@link dev.alidade.Patience} has it.
     *
     * @param condition asked on the JavaFX thread, where it must neither wait nor move the robot; what it throws, such as
     *     for a node that is not there, is a no, and told if it stays one
     */
    public static void until(Callable<Boolean> condition) {
        var last = new AtomicReference<@Nullable Throwable>();
        try {
            await().until(() -> inTurn(() -> holds(condition, last)));
        } catch (ConditionTimeoutException e) {
            var why = last.get();
            if (why != null) {
                e.addSuppressed(why);
            }
            throw e;
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What a question brings in a turn of the JavaFX thread; waits for that turn however busy the thread is. */
    public static <T> T inTurn(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    private static boolean holds(Callable<Boolean> condition, AtomicReference<@Nullable Throwable> last) {
        try {
            last.set(null);
            return condition.call();
        } catch (Exception | AssertionError notYet) {
            last.set(notYet);
            return false;
        }
    }
}

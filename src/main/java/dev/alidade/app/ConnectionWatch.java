package dev.alidade.app;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Asks the server now and then whether it is still there, so that a dead connection (sleep, restart) shows before the
 * user runs into it. What it finds reaches the window through the database's state. Used on the JavaFX thread.
 */
final class ConnectionWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ConnectionWatch.class.getName());
    private static final Duration EVERY = Duration.seconds(30);

    private final Database database;
    private final Timeline timer = new Timeline(new KeyFrame(EVERY, _ -> look()));
    private final AtomicBoolean looking = new AtomicBoolean();

    ConnectionWatch(Database database) {
        this.database = database;
        timer.setCycleCount(Animation.INDEFINITE);
        timer.play();
    }

    /** Asks now, unless it is asking already. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("connection watch").start(() -> {
                try {
                    database.check();
                } catch (AppException e) {
                    LOG.log(
                            Level.INFO,
                            "the server does not answer: {0}",
                            e.problem().message());
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    @Override
    public void close() {
        timer.stop();
    }
}

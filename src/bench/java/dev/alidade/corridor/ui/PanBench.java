package dev.alidade.corridor.ui;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.corridor.MapBench;
import dev.alidade.corridor.MapService;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a pan in a window of 990 x 700 (the headless screen holds no more): the last picture moves by some pixels and the window is painted. Frames
 * follow each other as fast as they are painted, not sixty a second.
 */
public final class PanBench {
    private static final int FRAMES = 200;
    private static final long PATIENCE_SECONDS = 60;

    private final MapService service;
    private @Nullable MapViewModel model;
    private @Nullable Scene scene;

    public PanBench(BenchServer server, Size size) {
        System.setProperty("javafx.animation.fullspeed", "true");
        service = new MapService(MapBench.somePlaces(server, size.rows() / 100), server.user());
    }

    /** Aim: below 8 ms. */
    public Race race() {
        open();
        return new Race(
                "Pan frame", "one of " + FRAMES + " frames of a drag", List.of(new Contestant("frame", this::drag)));
    }

    private void open() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            Platform.setImplicitExit(false); // it runs already
        }
        var there = new CountDownLatch(1);
        Platform.runLater(() -> {
            var made = new MapViewModel(service, new BackgroundTasks(_ -> {}), new SimpleBooleanProperty(false));
            var room = new Scene(new MapSurface(made, _ -> {}, () -> {}), 990, 700);
            var stage = new Stage();
            stage.setScene(room);
            stage.show();
            made.frameProperty().addListener((_, _, frame) -> {
                if (frame != null) {
                    there.countDown();
                }
            });
            made.open();
            model = made;
            scene = room;
        });
        await(there);
    }

    private Duration drag() {
        var done = new CountDownLatch(1);
        long[] took = new long[1];
        Platform.runLater(() -> {
            var moved = java.util.Objects.requireNonNull(model);
            var room = java.util.Objects.requireNonNull(scene);
            long start = System.nanoTime();
            room.addPostLayoutPulseListener(new Runnable() {
                private int frames;

                @Override
                public void run() {
                    if (++frames > FRAMES) {
                        took[0] = (System.nanoTime() - start) / FRAMES;
                        room.removePostLayoutPulseListener(this);
                        done.countDown();
                        return;
                    }
                    moved.pan(frames % 2 == 0 ? 7 : -7, frames % 2 == 0 ? 3 : -3);
                    Platform.requestNextPulse();
                }
            });
            Platform.requestNextPulse();
        });
        await(done);
        return Duration.ofNanos(took[0]);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing was painted in time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

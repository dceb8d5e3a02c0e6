package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapService;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows in view again and again, as often as somebody wishes, while the map is looked at. A picture that is
 * still under way is never interrupted for the next; the last one stays until the new one is there.
 */
public final class LiveModel {
    /** The pauses to choose from, in seconds; 0 for none. */
    static final List<Integer> SECONDS = List.of(0, 2, 5, 15, 60);

    private final MapService service;
    private final MapViewModel map;
    private final IntegerProperty seconds = new SimpleIntegerProperty();
    private @Nullable Timeline clock;
    private boolean looked;

    LiveModel(MapService service, MapViewModel map) {
        this.service = service;
        this.map = map;
        seconds.addListener((_, _, _) -> restart());
        map.phaseProperty().addListener((_, _, phase) -> {
            if (phase == MapPhase.FAILED) {
                seconds.set(0);
            }
        });
    }

    /** Seconds between two readings; 0 while it is off. */
    public IntegerProperty secondsProperty() {
        return seconds;
    }

    /** Whether somebody looks at the map: only then rows are read. */
    void look(boolean now) {
        looked = now;
        restart();
    }

    private void restart() {
        var old = clock;
        clock = null;
        if (old != null) {
            old.stop();
        }
        if (looked && seconds.get() > 0) {
            var next = new Timeline(new KeyFrame(Duration.seconds(seconds.get()), _ -> tick()));
            next.setCycleCount(Timeline.INDEFINITE);
            next.play();
            clock = next;
        }
    }

    private void tick() {
        if (!map.isDrawing()) {
            service.forgetRows();
            map.redraw();
        }
    }
}

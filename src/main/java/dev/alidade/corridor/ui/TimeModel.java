package dev.alidade.corridor.ui;

import dev.alidade.corridor.time.Timeline;
import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The moment that the map shows, and its playback. Without a moment the map shows all corridors as they are recorded. */
public final class TimeModel {
    /** How much faster than life it plays. */
    static final List<Integer> SPEEDS = List.of(30, 120, 600, 3_600);

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss z");

    private final ReadOnlyObjectWrapper<@Nullable Timeline> timeline = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> moment = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private @Nullable Timeline offered;
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> speed = new SimpleObjectProperty<>(SPEEDS.get(1));

    /** The time that can be shown; null without corridors that say when. */
    public ReadOnlyObjectProperty<@Nullable Timeline> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /** The moment that is shown; null for all. */
    public ReadOnlyObjectProperty<@Nullable Instant> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** The moment in words, with how many corridors are held then. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    BooleanProperty playingProperty() {
        return playing;
    }

    ObjectProperty<Integer> speedProperty() {
        return speed;
    }

    void setTimeline(@Nullable Timeline time) {
        var known = time == null ? offered : time;
        timeline.set(known);
        show(known == null ? null : moment.get());
    }

    /** A time that can be shown where no corridors say when. */
    void offer(Instant from, Instant to) {
        offered = new Timeline(from, to, List.of());
        if (timeline.get() == null) {
            setTimeline(null);
        }
    }

    /** Shows a share of the whole time. */
    void seek(double share) {
        var time = timeline.get();
        if (time != null) {
            show(time.at(share));
        }
    }

    /** Shows a moment. */
    public void show(@Nullable Instant at) {
        moment.set(at);
        var time = timeline.get();
        if (at == null || time == null) {
            playing.set(false);
            words.set(
                    time == null
                            ? ""
                            : Messages.text("analysis.time.all", time.held().size()));
            return;
        }
        words.set(Messages.text(
                "analysis.time.moment",
                WORDS.withLocale(Locale.getDefault())
                        .withZone(ZoneId.systemDefault())
                        .format(at),
                time.heldAt(at)));
    }

    /** Begins to play, from the beginning when it stands at the end; or stops. */
    void toggle() {
        var time = timeline.get();
        if (time == null) {
            return;
        }
        var at = moment.get();
        if (!playing.get() && (at == null || !at.isBefore(time.to()))) {
            show(time.from());
        }
        playing.set(!playing.get());
    }

    /** Stops playing. */
    void pause() {
        playing.set(false);
    }

    /** So much real time went by while it plays. */
    void tick(Duration real) {
        var time = timeline.get();
        var at = moment.get();
        if (!playing.get() || time == null || at == null) {
            return;
        }
        var next = at.plusMillis(real.toMillis() * speed.get());
        boolean over = !next.isBefore(time.to());
        show(over ? time.to() : next);
        if (over) {
            playing.set(false);
        }
    }

    /** Goes to where the next corridor begins. */
    void next() {
        var time = timeline.get();
        if (time != null) {
            var at = moment.get();
            show(at == null ? time.from() : time.nextBeginning(at));
        }
    }

    /** Goes back to where the corridor before began. */
    void previous() {
        var time = timeline.get();
        if (time != null) {
            var at = moment.get();
            show(time.previousBeginning(at == null ? time.to() : at));
        }
    }

    /** Moves by so many seconds. */
    void nudge(long seconds) {
        var time = timeline.get();
        if (time != null) {
            var at = moment.get();
            show((at == null ? time.from() : at).plusSeconds(seconds));
        }
    }
}

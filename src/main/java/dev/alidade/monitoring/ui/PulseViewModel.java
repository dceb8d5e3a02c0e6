package dev.alidade.monitoring.ui;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.history.HistoryKeeper;
import dev.alidade.monitoring.history.MetricsHistory;
import dev.alidade.monitoring.history.SeenSize;
import dev.alidade.monitoring.metric.MetricReader;
import dev.alidade.monitoring.metric.Pulse;
import dev.alidade.monitoring.metric.Sample;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * The server's pulse: looks at it again and again while a screen watches, and twice a minute otherwise, for the memory.
 * Looks are taken off the JavaFX thread; a server that is gone leaves a gap and is asked again until it is back.
 */
public final class PulseViewModel implements AutoCloseable {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int UNWATCHED_SECONDS = 30;
    private static final int AFTER_LOSS_SECONDS = 3;

    private final MetricReader reader;
    private final HistoryKeeper keeper;
    private final BackgroundTasks tasks;
    private final Deque<Pulse> recent = new ArrayDeque<>();
    private final Deque<SeenSize> sizes = new ArrayDeque<>();
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Sample> newest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> memoryProblem = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty seconds = new SimpleIntegerProperty(2);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final Timeline clock =
            new Timeline(new KeyFrame(javafx.util.Duration.millis(500), _ -> lookWhenDue(Instant.now())));
    private Duration took = Duration.ZERO;
    private Instant askedAt = Instant.EPOCH;
    private int watchers;
    private boolean asking;

    public PulseViewModel(MetricReader reader, HistoryKeeper keeper, BackgroundTasks tasks) {
        this.reader = reader;
        this.keeper = keeper;
        this.tasks = tasks;
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private record Look(
            Sample sample,
            Optional<Pulse> pulse,
            Duration took,
            @Nullable Problem memory) {}

    /** What asks the server. */
    MetricReader reader() {
        return reader;
    }

    /** The looks of the last hour, oldest first; one without values is a gap. */
    List<Pulse> recent() {
        return List.copyOf(recent);
    }

    /** The sizes of the database that were measured here in the last hour, whoever asked, oldest first. */
    List<SeenSize> sizes() {
        return List.copyOf(sizes);
    }

    /** Somebody measured the database: what is shown here is as fresh as there. */
    public void sized(SeenSize size) {
        if (sizes.isEmpty() || size.at().isAfter(sizes.getLast().at())) {
            sizes.addLast(size);
            while (sizes.getFirst().at().isBefore(size.at().minus(KEPT))) {
                sizes.removeFirst();
            }
        }
    }

    /** Counts looks, failed ones included. */
    ReadOnlyIntegerProperty looksProperty() {
        return looks.getReadOnlyProperty();
    }

    /** The newest look; null before the first. */
    public ReadOnlyObjectProperty<@Nullable Sample> newestProperty() {
        return newest.getReadOnlyProperty();
    }

    /** Why the server could not be looked at; null while it can. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Why nothing is remembered; null while it is. */
    public ReadOnlyObjectProperty<@Nullable Problem> memoryProblemProperty() {
        return memoryProblem.getReadOnlyProperty();
    }

    /** Between two looks while somebody watches. */
    IntegerProperty secondsProperty() {
        return seconds;
    }

    /** Whether looks stop, but for the memory. */
    BooleanProperty pausedProperty() {
        return paused;
    }

    /** How long the last look took, the way included. */
    Duration took() {
        return took;
    }

    /** A screen came to the front that shows the pulse, or left it. */
    void watch(boolean on) {
        watchers += on ? 1 : -1;
        if (on) {
            look();
        }
    }

    /** Looks now, unless it is looking. */
    void look() {
        if (asking) {
            return;
        }
        asking = true;
        askedAt = Instant.now();
        var before = newest.get();
        tasks.start(Messages.text("metric.task.look"), context -> look(before, context.cancellation()))
                .onSuccess(this::seen)
                .onFailure(this::missed)
                .onFinished(() -> asking = false);
    }

    private void lookWhenDue(Instant now) {
        boolean lost = problem.get() != null;
        int every = watchers == 0 || paused.get()
                ? UNWATCHED_SECONDS
                : lost ? Math.max(AFTER_LOSS_SECONDS, seconds.get()) : seconds.get();
        if (Duration.between(askedAt, now).toMillis() >= every * 1000L - 100) {
            look();
        }
    }

    private Look look(@Nullable Sample before, Cancellation cancellation) {
        long started = System.nanoTime();
        var sample = reader.sample(cancellation);
        var took = Duration.ofNanos(System.nanoTime() - started);
        var pulse = before == null ? Optional.<Pulse>empty() : Pulse.between(before, sample);
        try {
            keeper.keep(sample, pulse, cancellation);
            return new Look(sample, pulse, took, null);
        } catch (AppException e) {
            if (e.problem().kind() == ProblemKind.CONNECTION || e.problem().kind() == ProblemKind.CANCELLED) {
                throw e;
            }
            return new Look(sample, pulse, took, e.problem());
        }
    }

    private void seen(Look look) {
        took = look.took();
        problem.set(null);
        memoryProblem.set(look.memory());
        keeper.size().ifPresent(this::sized);
        add(look.pulse().orElseGet(() -> gap(look.sample().takenAt())));
        newest.set(look.sample());
        looks.set(looks.get() + 1);
    }

    private void missed(Problem why) {
        problem.set(why);
        add(gap(Instant.now()));
        looks.set(looks.get() + 1);
    }

    private static Pulse gap(Instant at) {
        return new Pulse(at, Map.of(), 0);
    }

    private void add(Pulse pulse) {
        recent.addLast(pulse);
        while (recent.getFirst().at().isBefore(pulse.at().minus(KEPT))) {
            recent.removeFirst();
        }
    }

    /**
     * Reads the memory.
     *
     * @param over runs at the end, whatever came of it
     */
    <T> void remember(Function<MetricsHistory, T> question, Consumer<T> answer, Runnable over) {
        tasks.start(
                        Messages.text("metric.task.memory"),
                        context -> question.apply(keeper.history(context.cancellation())))
                .onSuccess(answer)
                .onFailure(memoryProblem::set)
                .onFinished(over);
    }

    @Override
    public void close() {
        clock.stop();
    }
}

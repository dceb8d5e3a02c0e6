package dev.alidade.monitoring.ui;

import dev.alidade.change.row.PastChange;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.DatabaseSize;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.RelationSize;
import dev.alidade.monitoring.history.Growth;
import dev.alidade.monitoring.history.Point;
import dev.alidade.monitoring.history.SeenSize;
import dev.alidade.monitoring.history.UnusedIndex;
import dev.alidade.monitoring.metric.Signal;
import dev.alidade.monitoring.report.HealthReport;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the Overview shows; each part comes by itself, and one that cannot be looked at says so. */
public final class OverviewViewModel {
    private static final Duration TREND = Duration.ofDays(30);
    private static final Duration UNUSED = Duration.ofDays(35);
    private static final int CHANGES = 5;

    private final OverviewSources sources;
    private final PulseViewModel pulse;
    private final BackgroundTasks tasks;
    private final Part<HealthReport> health = new Part<>();
    private final Part<Sizes> sizes = new Part<>();
    private final Part<Optional<OverviewSources.Migrations>> migrations = new Part<>();
    private final Part<List<PastChange>> changes = new Part<>();
    private final Part<Trend> trend = new Part<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Asked> asked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> lost = new ReadOnlyObjectWrapper<>();
    /** What could not be had because of the connection, until it is known whether the server is gone. */
    private final List<Runnable> doubted = new ArrayList<>();

    private final ReadOnlyObjectWrapper<@Nullable Instant> answeredAt = new ReadOnlyObjectWrapper<>();

    public OverviewViewModel(OverviewSources sources, PulseViewModel pulse, BackgroundTasks tasks) {
        this.sources = sources;
        this.pulse = pulse;
        this.tasks = tasks;
        pulse.looksProperty().addListener((_, _, _) -> looked());
        sizes.property().addListener((_, _, measured) -> {
            if (measured instanceof Measured.Known<Sizes>(var known)) {
                pulse.sized(new SeenSize(Instant.now(), known.database().bytes()));
            }
        });
    }

    /**
     * The pulse decides whether the server is gone, and sees when it is back. While it is gone, what was known stays:
     * every part would only say the same.
     */
    private void looked() {
        var problem = pulse.problemProperty().get();
        boolean was = lost.get() != null;
        lost.set(problem);
        if (problem == null && !was) {
            doubted.forEach(Runnable::run);
        }
        doubted.clear();
        if (problem == null && was) {
            refresh();
        }
    }

    /** One part: null until it is known, kept while it is asked again. */
    static final class Part<T> {
        private final ReadOnlyObjectWrapper<@Nullable Measured<T>> value = new ReadOnlyObjectWrapper<>();
        private boolean asking;

        ReadOnlyObjectProperty<@Nullable Measured<T>> property() {
            return value.getReadOnlyProperty();
        }
    }

    /** What takes the room. */
    record Sizes(DatabaseSize database, List<RelationSize> relations) {}

    /**
     * What is remembered.
     *
     * @param size of the database over thirty days
     * @param growth of tables since then
     * @param unused indexes nobody was seen to scan for thirty-five days
     * @param since when the database is watched from here; null when only now
     */
    record Trend(
            List<Point> size,
            List<Growth> growth,
            List<UnusedIndex> unused,
            @Nullable Instant since) {}

    /** A change that is about to be taken back, with what would run. */
    record Asked(PastChange change, String preview) {}

    Part<HealthReport> health() {
        return health;
    }

    Part<Sizes> sizes() {
        return sizes;
    }

    Part<Optional<OverviewSources.Migrations>> migrations() {
        return migrations;
    }

    Part<List<PastChange>> changes() {
        return changes;
    }

    Part<Trend> trend() {
        return trend;
    }

    PulseViewModel pulse() {
        return pulse;
    }

    /** What came of the last undo; empty before. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** What is to be confirmed; null when nothing is. */
    ReadOnlyObjectProperty<@Nullable Asked> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Why the server does not answer; null while it does. Said once, whatever part asked. */
    ReadOnlyObjectProperty<@Nullable Problem> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    /** When the server last answered a part; null before it ever did. */
    ReadOnlyObjectProperty<@Nullable Instant> answeredAtProperty() {
        return answeredAt.getReadOnlyProperty();
    }

    /** Looks now whether the server is back; if it is, everything is asked again. */
    void connectAgain() {
        pulse.look();
    }

    /** Asks every part again that is not being asked. */
    public void refresh() {
        ask(health, "overview.task.checks", context -> sources.health().ask(context.cancellation()));
        ask(
                sizes,
                "overview.task.sizes",
                context -> new Sizes(
                        sources.queries().databaseSize(context.cancellation()),
                        sources.queries().relationSizes(context.cancellation())));
        ask(migrations, "overview.task.migrations", context -> sources.pending().ask(context.cancellation()));
        askChanges();
        askTrend();
    }

    private void askChanges() {
        ask(changes, "overview.task.changes", context -> {
            var all = sources.changes().history(context.cancellation());
            return all.subList(0, Math.min(CHANGES, all.size()));
        });
    }

    private void askTrend() {
        if (trend.asking) {
            return;
        }
        trend.asking = true;
        var now = Instant.now();
        pulse.remember(
                history -> new Trend(
                        history.points(Signal.DATABASE_BYTES, now.minus(TREND), now),
                        history.growth(now.minus(TREND)),
                        history.unused(UNUSED),
                        history.watchedSince().orElse(null)),
                found -> trend.value.set(new Measured.Known<>(found)),
                () -> trend.asking = false);
    }

    private <T> void ask(Part<T> part, String key, Job<T> question) {
        if (part.asking) {
            return;
        }
        part.asking = true;
        tasks.start(Messages.text(key), question)
                .onSuccess(answer -> {
                    answeredAt.set(Instant.now());
                    part.value.set(new Measured.Known<>(answer));
                })
                .onFailure(problem -> missed(part, problem))
                .onFinished(() -> part.asking = false);
    }

    private <T> void missed(Part<T> part, Problem problem) {
        if (problem.kind() == ProblemKind.CONNECTION) {
            doubted.add(() -> part.value.set(new Measured.Unknown<>(problem)));
            pulse.look();
        } else {
            part.value.set(new Measured.Unknown<>(problem));
        }
    }

    /** Shows what taking a change of rows back would run. */
    void askUndo(PastChange change) {
        var rows = change.rows();
        if (rows == null) {
            return;
        }
        said.set("");
        tasks.start(
                        Messages.text("overview.task.preview"),
                        context -> sources.changes().undoPreview(rows, context.cancellation()))
                .onSuccess(preview -> asked.set(new Asked(change, preview)))
                .onFailure(this::say);
    }

    void declineUndo() {
        asked.set(null);
    }

    /** Takes the change back that was asked about. */
    void undo() {
        var wanted = asked.get();
        asked.set(null);
        if (wanted == null || wanted.change().rows() == null) {
            return;
        }
        var rows = wanted.change().rows();
        tasks.start(
                        Messages.text("overview.task.undo"),
                        context -> sources.changes().undo(rows, false, context.cancellation()))
                .onSuccess(outcome -> said.set(Messages.text(
                        switch (outcome) {
                            case RowOutcome.Applied _ -> "overview.undo.done";
                            case RowOutcome.Conflicted _ -> "overview.undo.conflict";
                            case RowOutcome.Spreading _ -> "overview.undo.spreads";
                        },
                        wanted.change().what().title())))
                .onFailure(this::say)
                .onFinished(this::askChanges);
    }

    private void say(Problem problem) {
        said.set(problem.message());
    }
}

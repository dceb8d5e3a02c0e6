package dev.alidade.corridor.ui;

import dev.alidade.corridor.MapService;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.link.AreaMetric;
import dev.alidade.corridor.link.AreaMetrics;
import dev.alidade.corridor.link.AreaMetrics.Classes;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Areas coloured by a figure: which figures there are, and those on the map, which follow the moment that is shown. */
public final class MetricsModel {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm");

    private final MapService service;
    private final AreaMetrics metrics;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ObservableList<AreaMetric> all = FXCollections.observableArrayList();
    private final Map<LayerId, Shown> shown = new LinkedHashMap<>();

    /**
     * A figure on the map.
     *
     * @param times when figures were taken; empty when nothing says
     */
    private record Shown(
            AreaMetric metric,
            NavigableSet<Instant> times,
            @Nullable Instant at) {
        /** When the figures were taken that stand at a moment; null before the first. */
        @Nullable
        Instant taken(@Nullable Instant moment) {
            return times.isEmpty() ? null : moment == null ? times.last() : times.floor(moment);
        }
    }

    private record Made(SpatialLayer layer, NavigableSet<Instant> times) {}

    MetricsModel(MapService service, BackgroundTasks tasks, AnalysisModel analysis) {
        this.service = service;
        this.metrics = service.metrics();
        this.tasks = tasks;
        this.analysis = analysis;
        analysis.time().momentProperty().addListener((_, _, moment) -> follow(moment));
    }

    /** The figures to choose from; empty until {@link #look}, or when no table refers to areas. */
    ObservableList<AreaMetric> all() {
        return all;
    }

    /** Looks which figures there are. */
    void look() {
        tasks.start(Messages.text("layers.figure.task.list"), context -> metrics.all(context.cancellation()))
                .onSuccess(all::setAll)
                .onFailure(_ -> all.clear());
    }

    /**
     * Puts a figure on the map, as it stands at the moment that is shown.
     *
     * @param refused hears why not
     */
    void add(AreaMetric metric, Classes classes, Consumer<Problem> refused, Runnable added) {
        var moment = analysis.time().momentProperty().get();
        tasks.start(Messages.text("layers.figure.task.add"), context -> {
                    var layer = metrics.layer(metric, moment, classes, context.cancellation());
                    return new Made(layer, new TreeSet<>(metrics.times(metric, context.cancellation())));
                })
                .onSuccess(made -> {
                    var one = new Shown(metric, made.times(), moment);
                    shown.put(made.layer().id(), one);
                    service.change(made.layer());
                    tell(made.layer().id(), one, moment);
                    if (made.times().size() > 1) {
                        analysis.time().offer(made.times().first(), made.times().last());
                    }
                    added.run();
                    analysis.map().refresh();
                })
                .onFailure(refused);
    }

    /** Shows the figures as they stood; only those that were others then are read anew. */
    private void follow(@Nullable Instant moment) {
        for (var row : new ArrayList<>(analysis.map().layers())) {
            var one = shown.get(row.layer().id());
            if (one == null || one.times().isEmpty()) {
                continue;
            }
            boolean same = java.util.Objects.equals(one.taken(one.at()), one.taken(moment));
            var now = new Shown(one.metric(), one.times(), moment);
            shown.put(row.layer().id(), now);
            if (!same) {
                tell(row.layer().id(), now, moment);
                analysis.map().replace(AreaMetrics.at(row.layer(), one.metric(), moment));
            }
        }
    }

    private void tell(LayerId id, Shown one, @Nullable Instant moment) {
        var taken = one.taken(moment);
        analysis.map()
                .caption(
                        id,
                        one.times().isEmpty()
                                ? Messages.text("layers.figure.average")
                                : taken == null
                                        ? Messages.text("layers.figure.before")
                                        : Messages.text("layers.figure.asOf", words(taken)));
    }

    /** The times of figures on the map, for who wants to know what the legend tells. */
    List<Instant> taken() {
        return shown.values().stream()
                .map(one -> one.taken(one.at()))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static String words(Instant taken) {
        return WORDS.withLocale(Locale.getDefault())
                .withZone(ZoneId.systemDefault())
                .format(taken);
    }
}

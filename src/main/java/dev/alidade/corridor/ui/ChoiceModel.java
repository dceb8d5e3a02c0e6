package dev.alidade.corridor.ui;

import dev.alidade.corridor.Choice;
import dev.alidade.corridor.ChoiceDesk;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** The rows of one layer that are chosen: by a click, an area, a condition, or in the table. */
public final class ChoiceModel {
    private static final double ROOM_AROUND = 0.15;
    private static final double LEAST_METRES = 250;

    private final ChoiceDesk desk;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final ObjectProperty<@Nullable SpatialLayer> layer = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    ChoiceModel(ChoiceDesk desk, BackgroundTasks tasks, MapViewModel map) {
        this.desk = desk;
        this.tasks = tasks;
        this.map = map;
        map.layers().addListener((ListChangeListener<MapLayerRow>) _ -> layersChanged());
    }

    /** The layer whose rows can be chosen now; null while there is none. */
    public ObjectProperty<@Nullable SpatialLayer> layerProperty() {
        return layer;
    }

    /** What is chosen; null for nothing. */
    public ObjectProperty<@Nullable Choice> choiceProperty() {
        return map.chosenProperty();
    }

    /** Why the last condition chose nothing; null when it did. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The keys that are chosen of the layer; empty for none. */
    public Set<String> keys() {
        var now = map.chosenProperty().get();
        var of = layer.get();
        return now == null || of == null || !now.layer().equals(of.id()) ? Set.of() : now.keys();
    }

    /** Whether nothing is chosen. */
    public boolean isEmpty() {
        return keys().isEmpty();
    }

    /** The layers whose rows can be chosen, the topmost first. */
    List<SpatialLayer> layers() {
        return map.layers().stream()
                .filter(row -> !row.isEmpty())
                .map(MapLayerRow::layer)
                .filter(SpatialLayer::readable)
                .toList();
    }

    /** Chooses rows by key. */
    public void choose(Collection<String> keys, ChoiceWay way) {
        var of = layer.get();
        if (of == null) {
            return;
        }
        problem.set(null);
        var all = way.apply(keys(), keys);
        map.chosenProperty().set(all.isEmpty() ? null : new Choice(of.id(), all));
    }

    /** A click identified something, or nothing: with a key held it is chosen or not any more. */
    void picked(ChoiceWay way, boolean alsoPlain) {
        var feature = map.identified();
        if (feature == null || feature.key() == null || (way == ChoiceWay.REPLACE && !alsoPlain)) {
            return;
        }
        layers().stream()
                .filter(l -> l.id().equals(feature.layer()))
                .findFirst()
                .ifPresent(l -> {
                    layer.set(l);
                    boolean there = way != ChoiceWay.REPLACE && keys().contains(feature.key());
                    choose(
                            List.of(feature.key()),
                            there ? ChoiceWay.REMOVE : way == ChoiceWay.REMOVE ? ChoiceWay.ADD : way);
                });
    }

    /**
     * Chooses what lies in an area of the view.
     *
     * @param pixels its corners, x and y by turns
     */
    void within(double[] pixels, ChoiceWay way) {
        var view = map.viewProperty().get();
        var of = layer.get() == null ? layers().stream().findFirst().orElse(null) : layer.get();
        if (view == null || of == null || pixels.length < 6) {
            return;
        }
        layer.set(of);
        var moment = map.momentProperty().get();
        ask(way, _ -> desk.within(view, pixels, of, moment));
    }

    /** Chooses the rows that meet a condition in ECQL or SQL. */
    public void where(String condition, ChoiceWay way) {
        var of = layer.get();
        if (of != null && !condition.isBlank()) {
            ask(way, cancellation -> desk.keys(of, read(condition, of), null, cancellation));
        }
    }

    /** ECQL if it is that, else SQL; the server has the last word on either. */
    static LayerFilter read(String condition, SpatialLayer layer) {
        try {
            return LayerFilter.ofEcql(condition, layer);
        } catch (AppException e) {
            return LayerFilter.ofSql(condition);
        }
    }

    /** Chooses every row that is not chosen, and no other. */
    public void invert() {
        var of = layer.get();
        if (of != null) {
            var before = keys();
            ask(ChoiceWay.REPLACE, cancellation -> {
                var rest = new HashSet<>(desk.keys(of, null, null, cancellation));
                rest.removeAll(before);
                return rest;
            });
        }
    }

    private void ask(ChoiceWay way, Function<Cancellation, Collection<String>> finding) {
        tasks.start(Messages.text("choice.task.find"), context -> finding.apply(context.cancellation()))
                .onSuccess(keys -> choose(keys, way))
                .onFailure(problem::set);
    }

    /** Chooses nothing. */
    public void clear() {
        problem.set(null);
        map.chosenProperty().set(null);
    }

    /** Shows where the chosen rows lie. */
    public void zoom() {
        var now = map.chosenProperty().get();
        if (now != null) {
            zoom(now);
        }
    }

    /** Shows where a row lies. */
    void zoom(String key) {
        var of = layer.get();
        if (of != null) {
            zoom(new Choice(of.id(), Set.of(key)));
        }
    }

    private void zoom(Choice choice) {
        var of = layer.get();
        if (of == null) {
            return;
        }
        tasks.start(Messages.text("choice.task.find"), context -> desk.extent(of, choice, context.cancellation()))
                .onSuccess(found ->
                        found.ifPresent(box -> map.goTo(box.grown(ROOM_AROUND).atLeast(LEAST_METRES))))
                .onFailure(problem::set);
    }

    private void layersChanged() {
        var of = layer.get();
        if (of != null) {
            layer.set(map.layers().stream()
                    .map(MapLayerRow::layer)
                    .filter(l -> l.id().equals(of.id()))
                    .findFirst()
                    .orElse(null));
        }
    }
}

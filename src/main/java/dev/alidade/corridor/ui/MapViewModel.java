package dev.alidade.corridor.ui;

import dev.alidade.corridor.Choice;
import dev.alidade.corridor.FeatureDetail;
import dev.alidade.corridor.MapRequest;
import dev.alidade.corridor.MapService;
import dev.alidade.corridor.PickedFeature;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Room;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The state of the map screen: its layers, its picture, what was identified. */
public final class MapViewModel {
    private static final double TOLERANCE = 7;

    private final MapService service;
    private final BackgroundTasks tasks;
    private final ObservableBooleanValue dark;
    private final LayerRows layers = new LayerRows();
    private final ReadOnlyObjectWrapper<MapPhase> phase = new ReadOnlyObjectWrapper<>(MapPhase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Instant> moment = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable MapTool> tool = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable SpatialLayer> settings = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable MapTool> shiftTool = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cursor = new ReadOnlyStringWrapper("");
    private final MapFrames frames;
    private final Identification identified;
    private boolean discovering;

    public MapViewModel(MapService service, BackgroundTasks tasks, ObservableBooleanValue dark) {
        this.service = service;
        this.tasks = tasks;
        this.dark = dark;
        frames = new MapFrames(service, tasks, new Pictures());
        identified = new Identification(service, tasks);
        dark.addListener((_, _, _) -> frames.request());
        moment.addListener((_, _, _) -> frames.request());
        chosen.addListener((_, _, _) -> frames.request());
    }

    public ObservableList<MapLayerRow> layers() {
        return layers.list();
    }

    public ReadOnlyObjectProperty<MapPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Why the map failed; null while it did not. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The newest picture; null before the first. */
    public ReadOnlyObjectProperty<@Nullable RenderedMap> frameProperty() {
        return frames.frameProperty();
    }

    /** What the window shows, in logical pixels; null before the first picture. */
    public ReadOnlyObjectProperty<@Nullable Viewport> viewProperty() {
        return frames.viewProperty();
    }

    /** What was identified; null when nothing is. */
    public ReadOnlyObjectProperty<@Nullable FeatureDetail> detailProperty() {
        return identified.detailProperty();
    }

    /** Why a feature could not be identified; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> detailProblemProperty() {
        return identified.problemProperty();
    }

    /** The moment whose corridors are shown; null for all as they are recorded. */
    ObjectProperty<@Nullable Instant> momentProperty() {
        return moment;
    }

    /** The rows that stand out; null for none. */
    ObjectProperty<@Nullable Choice> chosenProperty() {
        return chosen;
    }

    /** What dragging with Shift means; null for moving the map. */
    ObjectProperty<@Nullable MapTool> shiftToolProperty() {
        return shiftTool;
    }

    /** What was identified last; null when nothing is. */
    @Nullable
    PickedFeature identified() {
        return identified.feature();
    }

    /** Says what of the map panels hide; what is fitted in from now on keeps out of it. */
    void setRoom(Supplier<Room> hidden) {
        frames.setRoom(hidden);
    }

    /** The layer whose filter and style somebody wants to see; null for none. */
    ObjectProperty<@Nullable SpatialLayer> settingsProperty() {
        return settings;
    }

    /** Shows a layer with another filter or style. */
    void replace(SpatialLayer layer) {
        service.change(layer);
        layers.replace(layer);
        frames.request();
    }

    /** Says something beside a layer in the legend, also when the layers are found anew; empty for nothing. */
    void caption(LayerId id, String words) {
        layers.caption(id, words);
    }

    /** What clicks mean; null for identifying. */
    ObjectProperty<@Nullable MapTool> toolProperty() {
        return tool;
    }

    /** How much is shown and how long that took. */
    public ReadOnlyStringProperty badgeProperty() {
        return badge.getReadOnlyProperty();
    }

    /** The place under the cursor, in words. */
    public ReadOnlyStringProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** The screen came to the front: find the layers, unless there is something to see already. */
    public void open() {
        if ((layers.list().isEmpty() || phase.get() == MapPhase.NO_ROWS) && !discovering) {
            refresh();
        }
    }

    /** Reads layers and rows anew. */
    public void refresh() {
        if (discovering) {
            return;
        }
        discovering = true;
        problem.set(null);
        if (frames.frameProperty().get() == null) {
            phase.set(MapPhase.LOADING);
        }
        tasks.start(Messages.text("corridor.map.task.layers"), context -> {
                    var found = service.styled(service.layers(context.cancellation()));
                    return new Found(found, !found.isEmpty() || service.postgisPresent(context.cancellation()));
                })
                .onSuccess(this::show)
                .onFailure(this::fail)
                .onFinished(() -> discovering = false);
    }

    /** The window got another size or pixel density. */
    public void resize(int width, int height, double scale) {
        frames.resize(width, height, scale);
    }

    /** Moves the content under the fingers; a picture is drawn only when the last one does not reach. */
    public void pan(double right, double down) {
        frames.pan(right, down);
    }

    /** The fingers let go: centre the spare room again. */
    public void settle() {
        frames.request();
    }

    /** Comes closer by a factor around a pixel. */
    public void zoom(double factor, double x, double y) {
        frames.zoom(factor, x, y);
    }

    /** Comes closer around the middle. */
    public void zoom(double factor) {
        frames.zoom(factor);
    }

    /** Shows everything. */
    public void fit() {
        frames.fit();
    }

    /** Shows a place. */
    void goTo(MapBox box) {
        frames.goTo(box);
    }

    /**
     * Shows a place that somebody wrote: degrees, a box of degrees, or a pair with its EPSG code.
     *
     * @param verdict hears whether it was one
     */
    void goTo(String text, Consumer<Boolean> verdict) {
        var box = WrittenPlace.box(text);
        var coded = WrittenPlace.coded(text);
        box.ifPresent(this::goTo);
        if (box.isPresent() || coded.isEmpty()) {
            verdict.accept(box.isPresent());
            return;
        }
        var pair = coded.get();
        tasks.start(Messages.text("corridor.map.task.place"), _ -> service.place(pair.srid(), pair.x(), pair.y()))
                .onSuccess(found -> {
                    goTo(found);
                    verdict.accept(true);
                })
                .onFailure(_ -> verdict.accept(false));
    }

    /** What is on screen, as a picture of its own; empty before the first. */
    Optional<MapRequest> asShown() {
        return frames.asShown();
    }

    /** Whether a picture is under way. */
    boolean isDrawing() {
        return frames.isDrawing();
    }

    /** Draws anew. */
    void redraw() {
        frames.request();
    }

    /** The nearest point of some layers beside a pixel, as its box; looks only at what is in memory. */
    Optional<MapBox> pointNear(double x, double y, double tolerance, Predicate<MapLayerRow> wanted) {
        var now = frames.viewProperty().get();
        var among = layers.list().reversed().stream()
                .filter(wanted)
                .map(MapLayerRow::layer)
                .toList();
        return now == null
                ? Optional.empty()
                : service.pick(now, x, y, tolerance, among).map(PickedFeature::box);
    }

    /**
     * Makes a layer and shows it.
     *
     * @param source a SELECT, or a column as schema.table.column
     * @param title what the legend calls it
     * @param refused hears why it could not be made
     */
    public void addLayer(String source, String title, Consumer<Problem> refused, Runnable added) {
        tasks.start(
                        Messages.text("corridor.map.task.add"),
                        context -> service.addTyped(title, source, context.cancellation()))
                .onSuccess(layer -> {
                    added.run();
                    refresh();
                })
                .onFailure(refused);
    }

    /** Switches a layer on or off. */
    public void toggle(MapLayerRow row) {
        row.visibleProperty().set(!row.visibleProperty().get());
        frames.request();
    }

    /** The cursor is over a pixel. */
    public void hover(double x, double y) {
        var now = frames.viewProperty().get();
        cursor.set(
                now == null
                        ? ""
                        : WrittenPlace.words(WebMercator.longitude(now.mapX(x)), WebMercator.latitude(now.mapY(y))));
    }

    /** Identifies what lies under a pixel; nothing there ends the selection. */
    public void pick(double x, double y) {
        var now = frames.viewProperty().get();
        if (now == null) {
            return;
        }
        var found = service.pick(now, x, y, TOLERANCE, layers.visible(), moment.get());
        if (found.isEmpty()) {
            clearSelection();
            return;
        }
        identified.ask(found.get());
        frames.request();
    }

    /** Closes the detail. */
    public void clearSelection() {
        if (identified.clear()) {
            frames.request();
        }
    }

    private record Found(List<SpatialLayer> layers, boolean postgis) {}

    private void show(Found found) {
        layers.take(found.layers());
        if (layers.list().isEmpty()) {
            frames.clear();
            phase.set(found.postgis() ? MapPhase.NO_LAYERS : MapPhase.NO_POSTGIS);
            return;
        }
        frames.requestFresh();
    }

    private static boolean isEmpty(RenderedMap map) {
        return map.layers().stream().allMatch(layer -> layer.problem() == null && layer.shown() == 0);
    }

    private void fail(Problem why) {
        problem.set(why);
        phase.set(MapPhase.FAILED);
    }

    private final class Pictures implements MapFrames.Client {
        @Override
        public boolean hasLayers() {
            return !layers.list().isEmpty();
        }

        @Override
        public MapRequest complete(MapRequest request) {
            var ids = layers.visible().stream().map(SpatialLayer::id).collect(Collectors.toSet());
            return request.withDark(dark.get())
                    .withVisible(ids)
                    .withSelected(identified.feature())
                    .withChosen(chosen.get())
                    .withAt(moment.get());
        }

        @Override
        public boolean accept(RenderedMap map, boolean first) {
            if (first && isEmpty(map)) {
                phase.set(MapPhase.NO_ROWS);
                return false;
            }
            layers.count(map);
            badge.set(MapBadge.of(map, moment.get() != null));
            problem.set(null);
            return true;
        }

        @Override
        public void shown() {
            phase.set(MapPhase.READY);
        }

        @Override
        public void fail(Problem why) {
            MapViewModel.this.fail(why);
        }
    }
}

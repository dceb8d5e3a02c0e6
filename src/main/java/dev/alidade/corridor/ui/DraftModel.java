package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.edit.CorridorDraft;
import dev.alidade.corridor.edit.CorridorDrafts;
import dev.alidade.corridor.edit.DraftField;
import dev.alidade.corridor.edit.Sketch;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import dev.alidade.ui.task.RunningTask;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** A corridor that is drawn: its points snap to intersections, and after each of them it says what it would touch. */
public final class DraftModel implements MapTool {
    private static final double SNAP = 14;
    private static final double CORNER_METRES = 0.5;
    private static final double FIRST_BUFFER = 100;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ChangeModel change;
    private final List<Coordinate> points = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final DoubleProperty buffer = new SimpleDoubleProperty(FIRST_BUFFER);
    private final ObservableList<DraftField> fields = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Sketch> sketch = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable RunningTask<Sketch> running;
    private @Nullable Coordinate under;
    private final ObjectProperty<@Nullable SpatialLayer> follows = new SimpleObjectProperty<>();
    /** Why the last point could not be reached along the lines; null when it could. */
    private @Nullable Problem unrouted;

    private final Deque<Integer> legs = new ArrayDeque<>();
    private boolean wanted;
    private boolean finished;

    DraftModel(CorridorDesk desk, BackgroundTasks tasks, AnalysisModel analysis) {
        this.desk = desk;
        this.tasks = tasks;
        this.analysis = analysis;
        this.change = new ChangeModel(desk, tasks, () -> {
            points.clear();
            legs.clear();
            desk.routes().forget();
            analysis.changed();
        });
        buffer.addListener((_, _, _) -> sketch());
    }

    /** What is known of it; null before the first point. */
    public ReadOnlyObjectProperty<@Nullable Sketch> sketchProperty() {
        return sketch.getReadOnlyProperty();
    }

    /** Why it could not be found out; null when it could. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What must be filled in. */
    public ObservableList<DraftField> fields() {
        return fields;
    }

    /** Width to each side in metres. */
    public DoubleProperty bufferProperty() {
        return buffer;
    }

    /** The INSERT. */
    public ChangeModel change() {
        return change;
    }

    void begin() {
        analysis.map().toolProperty().set(this);
        finished = false;
        if (fields.isEmpty()) {
            askForFields();
        }
        sketch();
    }

    /** The corridors were read again: the next name is another one. */
    void stockChanged() {
        fields.clear();
        if (analysis.panelProperty().get() == AnalysisPanel.DRAFT) {
            askForFields();
            sketch();
        }
    }

    private void askForFields() {
        var stock = analysis.stockProperty().get();
        if (stock == null) {
            return;
        }
        tasks.start(Messages.text("analysis.task.draft"), context -> desk.fields(stock, context.cancellation()))
                .onSuccess(found -> {
                    values.clear();
                    found.forEach(field -> values.put(field.column(), field.suggestion()));
                    fields.setAll(found);
                    sketch();
                })
                .onFailure(problem::set);
    }

    /** Fills in a value. */
    void set(DraftField field, String value) {
        if (!value.equals(values.put(field.column(), value))) {
            sketch();
        }
    }

    @Override
    public void click(double x, double y) {
        if (finished) {
            return;
        }
        var place = snapped(x, y);
        unrouted = null;
        var lines = follows.get();
        if (lines != null && !points.isEmpty()) {
            follow(lines, points.getLast(), place);
        } else if (points.isEmpty() || !points.getLast().equals2D(place)) {
            add(List.of(place));
        }
    }

    private void add(List<Coordinate> places) {
        points.addAll(places);
        legs.push(places.size());
        under = null;
        sketch();
    }

    /** The lines that the corridor follows from point to point by the shortest way; null for none. */
    ObjectProperty<@Nullable SpatialLayer> followsProperty() {
        return follows;
    }

    /** The layers of lines that could be followed: those on the map first, and of these the ones with most rows. */
    List<SpatialLayer> lines() {
        return analysis.map().layers().stream()
                .filter(row ->
                        row.layer().role() == LayerRole.LINE && row.layer().readable())
                .sorted(Comparator.comparing(
                                (MapLayerRow row) -> !row.visibleProperty().get())
                        .thenComparingLong(row -> -row.layer().estimatedRows()))
                .map(MapLayerRow::layer)
                .toList();
    }

    private void follow(SpatialLayer lines, Coordinate from, Coordinate to) {
        tasks.start(Messages.text("path.task"), context -> desk.routes().route(lines, from, to, context.cancellation()))
                .onSuccess(route -> {
                    problem.set(null);
                    if (!finished && !points.isEmpty() && points.getLast().equals2D(from)) {
                        var corners = new ArrayList<>(route.corners(CORNER_METRES));
                        // both ends are where somebody clicked, not where the line is
                        corners.removeFirst();
                        corners.removeLast();
                        corners.add(to);
                        add(corners);
                    }
                })
                .onFailure(missed -> {
                    unrouted = missed;
                    problem.set(missed);
                });
    }

    @Override
    public void hover(double x, double y) {
        if (!finished && analysis.map().viewProperty().get() != null) {
            under = snapped(x, y);
            show();
        }
    }

    @Override
    public void finish() {
        finished = true;
        under = null;
        show();
    }

    @Override
    public void back() {
        finished = false;
        for (int i = legs.isEmpty() ? 0 : legs.pop(); i > 0 && !points.isEmpty(); i--) {
            points.removeLast();
        }
        sketch();
    }

    /** Begins again. */
    void clear() {
        points.clear();
        legs.clear();
        finished = false;
        under = null;
        sketch();
    }

    @Override
    public void leave() {
        points.clear();
        legs.clear();
        under = null;
        finished = false;
        sketch.set(null);
        change.dismiss();
        analysis.overlay().put(OverlayModel.Slot.DRAFT, List.of());
        if (analysis.map().toolProperty().get() == this) {
            analysis.map().toolProperty().set(null);
        }
    }

    /** Shows the INSERT. */
    void save() {
        var stock = analysis.stockProperty().get();
        var ready = sketch.get();
        if (stock != null && ready != null && ready.faults().isEmpty()) {
            finish();
            change.preview(cancellation -> desk.insert(stock, ready, cancellation));
        }
    }

    /** The intersection beside a pixel, else the pixel itself. */
    private Coordinate snapped(double x, double y) {
        var map = analysis.map();
        var view = Objects.requireNonNull(map.viewProperty().get());
        var stock = analysis.stockProperty().get();
        var snapping = stock == null
                ? List.<dev.alidade.corridor.layer.LayerId>of()
                : stock.table().lists().stream()
                        .map(KeyList::places)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .filter(places -> places.role() == LayerRole.POINT)
                        .map(places -> places.id())
                        .toList();
        Predicate<MapLayerRow> snaps = row -> snapping.contains(row.layer().id());
        return map.pointNear(x, y, SNAP, snaps)
                .map(box -> new Coordinate(
                        WebMercator.longitude((box.minX() + box.maxX()) / 2),
                        WebMercator.latitude((box.minY() + box.maxY()) / 2)))
                .orElseGet(
                        () -> new Coordinate(WebMercator.longitude(view.mapX(x)), WebMercator.latitude(view.mapY(y))));
    }

    private void sketch() {
        wanted = true;
        show();
        var now = running;
        if (now == null) {
            find();
        } else {
            now.requestCancel();
        }
    }

    private void find() {
        wanted = false;
        var stock = analysis.stockProperty().get();
        if (stock == null || analysis.panelProperty().get() != AnalysisPanel.DRAFT) {
            return;
        }
        var draft = new CorridorDraft(points, buffer.get(), begins(), completed());
        running = tasks.start(
                        Messages.text("analysis.task.draft"),
                        context -> desk.sketch(stock, draft, context.cancellation()))
                .onSuccess(found -> {
                    problem.set(unrouted);
                    sketch.set(found);
                    show();
                })
                .onFailure(problem::set)
                .onFinished(() -> {
                    running = null;
                    if (wanted) {
                        find();
                    }
                });
    }

    /** What is filled in; a duration that nobody wrote follows the line's length. */
    private Map<String, String> completed() {
        var all = new HashMap<>(values);
        var stock = analysis.stockProperty().get();
        var seconds = stock == null ? null : stock.table().clock().estimatedSeconds();
        if (seconds != null
                && all.containsKey(seconds)
                && all.getOrDefault(seconds, "").isBlank()) {
            double[] lonLat = new double[2 * points.size()];
            for (int i = 0; i < points.size(); i++) {
                lonLat[2 * i] = points.get(i).x;
                lonLat[2 * i + 1] = points.get(i).y;
            }
            double metres = dev.alidade.corridor.projection.Geodesy.length(lonLat, 0, points.size());
            all.put(seconds, Long.toString(CorridorDrafts.usualSeconds(metres)));
        }
        return all;
    }

    private Instant begins() {
        var moment = analysis.time().momentProperty().get();
        return moment == null ? Instant.now() : moment;
    }

    private void show() {
        var shapes = new ArrayList<OverlayShape>();
        var known = sketch.get();
        if (known != null && !points.isEmpty() && known.draft().points().equals(points)) {
            if (!known.buffer().isEmpty()) {
                shapes.add(OverlayShape.of("draft-buffer", known.buffer()));
            }
            known.conflicts().forEach(conflict -> {
                var stored = conflict.one().label().isEmpty() ? conflict.other() : conflict.one();
                var line = stored.line();
                if (line != null) {
                    shapes.add(OverlayShape.of("conflict", line));
                }
            });
            known.places()
                    .values()
                    .forEach(places -> places.stream()
                            .filter(place -> place.getDimension() < 2)
                            .forEach(place -> shapes.add(OverlayShape.of("listed", place))));
        }
        var all = new ArrayList<>(points);
        if (under != null && !finished) {
            all.add(under);
        }
        if (all.size() >= 2) {
            shapes.add(OverlayShape.of("draft", GEOMETRIES.createLineString(all.toArray(new Coordinate[0]))));
        }
        all.forEach(point -> shapes.add(OverlayShape.of("draft-point", GEOMETRIES.createPoint(point))));
        analysis.overlay().put(OverlayModel.Slot.DRAFT, shapes);
    }
}

package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.PickedFeature;
import dev.alidade.corridor.edit.ShapeDraft;
import dev.alidade.corridor.edit.ShapeDraft.Spot;
import dev.alidade.corridor.edit.StoredShape;
import dev.alidade.corridor.feature.RowShape;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * The shape of one row in hand: its points are dragged, added, taken out, and saved as an UPDATE that is seen first. What was
 * not saved is still there when the same row is opened again, unless somebody else changed the row meanwhile.
 */
public final class ShapeModel implements MapTool {
    private static final double SNAP = 12;
    private static final double ROUND = 1e10;

    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final AnalysisModel analysis;
    private final ChangeModel change;
    private final ReadOnlyObjectWrapper<@Nullable ShapeDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Spot> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Deque<ShapeDraft> steps = new ArrayDeque<>();
    private @Nullable PickedFeature feature;
    private @Nullable ShapeDraft parked;
    private @Nullable Grip grip;

    /** What the mouse holds: the draft before, and where the point goes. */
    private record Grip(ShapeDraft before, Spot spot, boolean added) {}

    ShapeModel(CorridorDesk desk, BackgroundTasks tasks, AnalysisModel analysis) {
        this.desk = desk;
        this.tasks = tasks;
        this.analysis = analysis;
        this.change = new ChangeModel(desk, tasks, () -> {
            steps.clear();
            read();
            analysis.changed();
        });
        analysis.map().viewProperty().addListener((_, _, _) -> show());
        analysis.map().toolProperty().addListener((_, before, _) -> {
            if (before == this && analysis.panelProperty().get() == AnalysisPanel.SHAPE) {
                analysis.panelProperty().set(AnalysisPanel.NONE);
            }
        });
    }

    /** The shape as it is now; null while none is read. */
    public ReadOnlyObjectProperty<@Nullable ShapeDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** The point that was clicked last; null for none. */
    public ReadOnlyObjectProperty<@Nullable Spot> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Why the shape cannot be edited; null when it can. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The UPDATE. */
    public ChangeModel change() {
        return change;
    }

    /** Whether a feature's row has a shape that could be written back. */
    boolean canEdit(PickedFeature candidate) {
        return !desk.readOnly()
                && candidate.key() != null
                && layer(candidate).map(RowShape::isReadable).orElse(false);
    }

    private Optional<SpatialLayer> layer(PickedFeature candidate) {
        return analysis.map().layers().stream()
                .map(MapLayerRow::layer)
                .filter(layer -> layer.id().equals(candidate.layer()))
                .findFirst();
    }

    /** Takes the shape of a row in hand. */
    void edit(PickedFeature wanted) {
        feature = wanted;
        draft.set(null);
        analysis.panelProperty().set(AnalysisPanel.SHAPE);
    }

    void begin() {
        analysis.map().toolProperty().set(this);
        read();
    }

    private void read() {
        var wanted = feature;
        var layer = wanted == null ? null : layer(wanted).orElse(null);
        var key = wanted == null ? null : wanted.key();
        if (wanted == null || layer == null || key == null) {
            return;
        }
        tasks.start(
                        Messages.text("shape.task"),
                        context -> desk.shapes().read(layer, key, wanted.title(), context.cancellation()))
                .onSuccess(found -> {
                    if (wanted.equals(feature)) {
                        problem.set(null);
                        opened(found);
                    }
                })
                .onFailure(why -> {
                    draft.set(null);
                    problem.set(why);
                    show();
                });
    }

    private void opened(StoredShape shape) {
        var kept = parked;
        parked = null;
        steps.clear();
        chosen.set(null);
        draft.set(
                kept != null
                                && kept.origin()
                                        .layer()
                                        .id()
                                        .equals(shape.layer().id())
                                && kept.origin().row().equals(shape.row())
                        ? kept
                        : shape.draft());
        show();
    }

    @Override
    public boolean drags(double x, double y) {
        var now = draft.get();
        var handles = handles();
        if (now == null || handles == null) {
            return false;
        }
        var vertex = handles.vertex(x, y);
        var edge = vertex == null ? handles.middle(x, y) : null;
        grip = vertex != null ? new Grip(now, vertex, false) : edge != null ? new Grip(now, edge, true) : null;
        return grip != null;
    }

    @Override
    public void drag(double fromX, double fromY, double toX, double toY) {
        var held = grip;
        if (held != null) {
            put(held, place(toX, toY));
        }
    }

    @Override
    public void dropped(ChoiceWay way) {
        var held = grip;
        grip = null;
        if (held != null) {
            steps.push(held.before());
        }
    }

    private void put(Grip held, Coordinate place) {
        if (held.added()) {
            draft.set(held.before().inserted(held.spot(), place));
            chosen.set(new Spot(held.spot().run(), held.spot().vertex() + 1));
        } else {
            draft.set(held.before().moved(held.spot(), place));
            chosen.set(held.spot());
        }
        show();
    }

    @Override
    public void click(double x, double y) {
        if (drags(x, y)) {
            var held = Objects.requireNonNull(grip);
            if (held.added()) {
                steps.push(held.before());
                put(held, place(x, y));
            } else {
                chosen.set(held.spot());
            }
        } else {
            chosen.set(null);
        }
        grip = null;
        show();
    }

    @Override
    public void hover(double x, double y) {}

    /** Puts the chosen point at a place that somebody wrote. */
    void place(Coordinate lonLat) {
        var now = draft.get();
        var spot = chosen.get();
        if (now != null && spot != null) {
            steps.push(now);
            put(new Grip(now, spot, false), lonLat);
        }
    }

    /** Whether the chosen point may go. */
    boolean canRemove() {
        var now = draft.get();
        var spot = chosen.get();
        return now != null && spot != null && now.has(spot) && now.canRemove(spot);
    }

    @Override
    public void remove() {
        var now = draft.get();
        var spot = chosen.get();
        if (now != null && spot != null && canRemove()) {
            steps.push(now);
            chosen.set(null);
            draft.set(now.removed(spot));
            show();
        }
    }

    @Override
    public void finish() {
        save();
    }

    @Override
    public void back() {
        if (!steps.isEmpty()) {
            chosen.set(null);
            draft.set(steps.pop());
            show();
        }
    }

    /** Shows the UPDATE. */
    void save() {
        var now = draft.get();
        if (now != null && now.isChanged() && now.faults().isEmpty()) {
            change.preview(cancellation -> desk.shapes().update(now, cancellation));
        }
    }

    @Override
    public void leave() {
        var now = draft.get();
        parked = now != null && now.isChanged() ? now : parked;
        draft.set(null);
        chosen.set(null);
        problem.set(null);
        feature = null;
        grip = null;
        change.dismiss();
        show();
        if (analysis.map().toolProperty().get() == this) {
            analysis.map().toolProperty().set(null);
        }
    }

    /** The nearest point of a visible layer, else the pixel itself; to a hundredth of a millimetre. */
    private Coordinate place(double x, double y) {
        var map = analysis.map();
        var view = Objects.requireNonNull(map.viewProperty().get());
        var own = feature == null ? null : feature.layer();
        return map.pointNear(
                        x,
                        y,
                        SNAP,
                        row -> row.visibleProperty().get()
                                && row.layer().role() == LayerRole.POINT
                                && !row.layer().id().equals(own))
                .map(box -> rounded((box.minX() + box.maxX()) / 2, (box.minY() + box.maxY()) / 2))
                .orElseGet(() -> rounded(view.mapX(x), view.mapY(y)));
    }

    private static Coordinate rounded(double mapX, double mapY) {
        return new Coordinate(
                Math.rint(WebMercator.longitude(mapX) * ROUND) / ROUND,
                Math.rint(WebMercator.latitude(mapY) * ROUND) / ROUND);
    }

    private @Nullable ShapeHandles handles() {
        var now = draft.get();
        var view = analysis.map().viewProperty().get();
        return now == null || view == null ? null : new ShapeHandles(now, view);
    }

    private void show() {
        var handles = handles();
        analysis.overlay().put(OverlayModel.Slot.SHAPE, handles == null ? List.of() : handles.shapes(chosen.get()));
    }
}

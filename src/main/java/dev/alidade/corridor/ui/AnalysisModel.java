package dev.alidade.corridor.ui;

import dev.alidade.corridor.CorridorDesk;
import dev.alidade.corridor.CorridorDesk.Stock;
import dev.alidade.corridor.FeatureDetail;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.time.Convoy;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The analyst's part of the map: the corridors of the database, and what is open of time, audit, conflicts, drafts. */
public final class AnalysisModel {
    private static final double ROOM_AROUND = 0.9;

    private final CorridorDesk desk;
    private final BackgroundTasks tasks;
    private final MapViewModel map;
    private final OverlayModel overlay = new OverlayModel();
    private final TimeModel time = new TimeModel();
    private final AuditModel audit;
    private final ConflictModel conflicts;
    private final DraftModel draft;
    private final ShapeModel shape;
    private final MeasureModel measure;
    private final ReadOnlyObjectWrapper<@Nullable Stock> stock = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<AnalysisPanel> panel = new SimpleObjectProperty<>(AnalysisPanel.NONE);
    private @Nullable Corridor chosen;

    AnalysisModel(CorridorDesk desk, BackgroundTasks tasks, MapViewModel map) {
        this.desk = desk;
        this.tasks = tasks;
        this.map = map;
        audit = new AuditModel(desk, tasks, this);
        conflicts = new ConflictModel(desk, tasks, this);
        draft = new DraftModel(desk, tasks, this);
        shape = new ShapeModel(desk, tasks, this);
        measure = new MeasureModel(map, overlay);
        map.momentProperty().bind(time.momentProperty());
        map.detailProperty().addListener((_, _, detail) -> identified(detail));
        panel.addListener((_, before, now) -> switched(before, now));
        time.momentProperty().addListener((_, _, moment) -> drive(moment));
    }

    /** The corridors; null while they are not read, or there are none. */
    public ReadOnlyObjectProperty<@Nullable Stock> stockProperty() {
        return stock.getReadOnlyProperty();
    }

    /** The moment that is shown. */
    public TimeModel time() {
        return time;
    }

    /** The audit of lists. */
    public AuditModel audit() {
        return audit;
    }

    /** Corridors that want the same ground. */
    public ConflictModel conflicts() {
        return conflicts;
    }

    /** The corridor being drawn. */
    public DraftModel draft() {
        return draft;
    }

    /** The shape of a row that is edited. */
    public ShapeModel shape() {
        return shape;
    }

    MeasureModel measure() {
        return measure;
    }

    OverlayModel overlay() {
        return overlay;
    }

    MapViewModel map() {
        return map;
    }

    /** The database's name when it counts as production; else empty. */
    String production() {
        return desk.production();
    }

    /** Whether nothing may be changed here. */
    boolean readOnly() {
        return desk.readOnly();
    }

    ObjectProperty<AnalysisPanel> panelProperty() {
        return panel;
    }

    /** Opens a panel, or closes it when it is open. */
    void toggle(AnalysisPanel which) {
        panel.set(panel.get() == which ? AnalysisPanel.NONE : which);
    }

    /** The screen came to the front: reads the corridors, unless they are there. */
    void open() {
        if (stock.get() == null) {
            load();
        }
    }

    /** Reads the corridors anew. */
    void load() {
        tasks.start(Messages.text("analysis.task.corridors"), context -> desk.open(context.cancellation()))
                .onSuccess(this::loaded)
                .onFailure(_ -> loaded(Optional.empty()));
    }

    private void loaded(Optional<Stock> found) {
        stock.set(found.orElse(null));
        time.setTimeline(found.flatMap(Stock::timeline).orElse(null));
        audit.forget();
        conflicts.forget();
        draft.stockChanged();
    }

    /** Puts the vehicles of the corridors that are held where their times have them. */
    private void drive(@Nullable Instant moment) {
        var all = stock.get();
        overlay.put(
                OverlayModel.Slot.VEHICLES,
                all == null || moment == null
                        ? List.of()
                        : all.corridors().stream()
                                .flatMap(corridor -> Convoy.at(corridor, moment).stream())
                                .map(place -> OverlayShape.of("vehicle", place))
                                .toList());
    }

    /** Rows are other ones than before: everything is read again. */
    void changed() {
        load();
        map.refresh();
    }

    private void switched(AnalysisPanel before, AnalysisPanel now) {
        if (before == AnalysisPanel.DRAFT) {
            draft.leave();
        }
        if (before == AnalysisPanel.SHAPE) {
            shape.leave();
        }
        overlay.put(OverlayModel.Slot.AUDIT, List.of());
        conflicts.leave();
        switch (now) {
            case AUDIT -> audit.open();
            case CONFLICTS -> conflicts.open();
            case DRAFT -> draft.begin();
            case SHAPE -> shape.begin();
            case NONE, LAYER, DOCTOR, BACKDROP -> {}
        }
    }

    private void identified(@Nullable FeatureDetail detail) {
        var all = stock.get();
        if (detail == null || all == null) {
            choose(null);
            return;
        }
        var id = all.table().layer().id();
        var picked = detail.feature();
        boolean own = picked.layer().schema().equals(id.schema())
                && picked.layer().table().equals(id.table());
        choose(
                own
                        ? all.corridors().stream()
                                .filter(c -> c.featureKey().equals(picked.key()))
                                .findFirst()
                                .orElse(null)
                        : null);
    }

    /** Lights up a corridor and what it lists; null for none. */
    void choose(@Nullable Corridor corridor) {
        chosen = corridor;
        var all = stock.get();
        if (corridor == null || all == null) {
            overlay.put(OverlayModel.Slot.CHOSEN, List.of());
            return;
        }
        tasks.start(
                        Messages.text("analysis.task.listed"),
                        context -> desk.listed(all, corridor, context.cancellation()))
                .onSuccess(listed -> {
                    if (corridor.equals(chosen)) {
                        var shapes = new ArrayList<OverlayShape>();
                        listed.values()
                                .forEach(places -> places.forEach(place -> shapes.add(
                                        OverlayShape.of(place.getDimension() == 2 ? "listed-area" : "listed", place))));
                        shapes.sort(java.util.Comparator.comparing(shape -> !shape.closed()));
                        var line = corridor.line();
                        if (line != null) {
                            shapes.add(OverlayShape.of("chosen", line));
                            shapes.add(OverlayShape.of("destination", end(line)));
                        }
                        overlay.put(OverlayModel.Slot.CHOSEN, shapes);
                    }
                });
    }

    private static Geometry end(Geometry line) {
        var way = line.getCoordinates();
        return way.length == 0 ? line : line.getFactory().createPoint(way[way.length - 1]);
    }

    /** Goes to where some corridors lie. */
    void goTo(List<Corridor> corridors) {
        var box = new Envelope();
        corridors.forEach(corridor -> {
            var line = corridor.line();
            if (line != null) {
                box.expandToInclude(line.getEnvelopeInternal());
            }
        });
        if (!box.isNull()) {
            map.goTo(MapBox.ofDegrees(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())
                    .grown(ROOM_AROUND));
        }
    }
}

package dev.alidade.corridor.ui;

import dev.alidade.corridor.projection.Geodesy;
import dev.alidade.corridor.projection.WebMercator;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Lengths, directions and areas on the ellipsoid, point by point. */
public final class MeasureModel implements MapTool {
    private final MapViewModel map;
    private final OverlayModel overlay;
    private final List<Coordinate> points = new ArrayList<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private @Nullable Coordinate under;
    private boolean finished;

    MeasureModel(MapViewModel map, OverlayModel overlay) {
        this.map = map;
        this.overlay = overlay;
    }

    /** What was measured; empty while nothing is. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    @Override
    public void click(double x, double y) {
        if (finished) {
            points.clear();
            finished = false;
        }
        points.add(place(x, y));
        under = null;
        show();
    }

    @Override
    public void hover(double x, double y) {
        if (!finished && !points.isEmpty()) {
            under = place(x, y);
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
        if (!points.isEmpty()) {
            points.removeLast();
        }
        show();
    }

    @Override
    public void leave() {
        points.clear();
        under = null;
        finished = false;
        show();
    }

    private Coordinate place(double x, double y) {
        var view = map.viewProperty().get();
        return view == null
                ? new Coordinate()
                : new Coordinate(WebMercator.longitude(view.mapX(x)), WebMercator.latitude(view.mapY(y)));
    }

    private void show() {
        var all = new ArrayList<>(points);
        if (under != null) {
            all.add(under);
        }
        if (all.size() < 2) {
            words.set(all.isEmpty() ? "" : Messages.text("analysis.measure.begin"));
            overlay.put(OverlayModel.Slot.MEASURE, List.of());
            return;
        }
        var line = new GeometryFactory().createLineString(all.toArray(new Coordinate[0]));
        overlay.put(OverlayModel.Slot.MEASURE, List.of(OverlayShape.of("measure", line)));
        double[] lonLat = new double[2 * all.size()];
        for (int i = 0; i < all.size(); i++) {
            lonLat[2 * i] = all.get(i).x;
            lonLat[2 * i + 1] = all.get(i).y;
        }
        double length = Geodesy.length(lonLat, 0, all.size());
        var last = all.getLast();
        var before = all.get(all.size() - 2);
        var bearing = String.format(Locale.getDefault(), "%.1f°", Geodesy.azimuth(before.x, before.y, last.x, last.y));
        words.set(
                all.size() < 3
                        ? Messages.text("analysis.measure.length", metres(length), bearing)
                        : Messages.text(
                                "analysis.measure.area",
                                metres(length),
                                bearing,
                                squareMetres(Geodesy.ringArea(lonLat, 0, all.size()))));
    }

    static String metres(double metres) {
        return metres >= 10_000
                ? String.format(Locale.getDefault(), "%,.2f km", metres / 1000)
                : String.format(Locale.getDefault(), "%,.1f m", metres);
    }

    private static String squareMetres(double metres) {
        return metres >= 100_000
                ? String.format(Locale.getDefault(), "%,.3f km²", metres / 1e6)
                : String.format(Locale.getDefault(), "%,.0f m²", metres);
    }
}

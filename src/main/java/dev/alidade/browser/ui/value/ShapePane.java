package dev.alidade.browser.ui.value;

import dev.alidade.browser.value.ShapeReading;
import dev.alidade.browser.value.ShapeReading.Kind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.Locale;
import java.util.TreeMap;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** A geometry as a small drawing without a base map, north up, with what can be said of it in a line. */
final class ShapePane extends VBox {
    private static final double SIDE = 240;
    private static final double MARGIN = 12;
    private static final double DOT = 3.5;
    private static final int DRAWN = 20_000;

    private final ShapeReading shape;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    ShapePane(ShapeReading shape) {
        this.shape = shape;
        getStyleClass().add("value-body");
        shape.parts().forEach(part -> {
            part.xs().forEach(x -> {
                minX = Math.min(minX, x);
                maxX = Math.max(maxX, x);
            });
            part.ys().forEach(y -> {
                minY = Math.min(minY, y);
                maxY = Math.max(maxY, y);
            });
        });
        var facts = new Facts()
                .add(Messages.text("browser.value.shape.type"), shape.type())
                .add("SRID", shape.srid() == 0 ? Messages.text("browser.value.shape.noSrid") : "EPSG:" + shape.srid())
                .add(
                        Messages.text("browser.value.shape.points"),
                        Sizes.exact(shape.points()) + (shape.whole() ? "" : " …"))
                .add("x", extent(minX, maxX))
                .add("y", extent(minY, maxY));
        getChildren().addAll(drawing(), facts);
    }

    private Pane drawing() {
        var pane = new Pane();
        pane.setId("value-shape");
        pane.getStyleClass().add("value-picture");
        pane.setMinSize(SIDE, SIDE);
        pane.setMaxSize(SIDE, SIDE);
        var polygons = new TreeMap<Integer, Path>();
        int step = Math.max(1, shape.points() / DRAWN);
        for (var part : shape.parts()) {
            switch (part.kind()) {
                case POINT -> {
                    if (pane.getChildren().size() < DRAWN) {
                        var dot = new Circle(x(part, 0), y(part, 0), DOT);
                        dot.getStyleClass().add("value-shape-point");
                        pane.getChildren().add(dot);
                    }
                }
                case LINE -> {
                    var line = new Path();
                    line.getStyleClass().add("value-shape-line");
                    add(line, part, step);
                    pane.getChildren().add(line);
                }
                case RING ->
                    add(
                            polygons.computeIfAbsent(part.polygon(), _ -> {
                                var area = new Path();
                                area.setFillRule(FillRule.EVEN_ODD);
                                area.getStyleClass().add("value-shape-area");
                                pane.getChildren().add(area);
                                return area;
                            }),
                            part,
                            step);
            }
        }
        return pane;
    }

    private void add(Path path, ShapeReading.Part part, int step) {
        path.getElements().add(new MoveTo(x(part, 0), y(part, 0)));
        for (int i = step; i < part.xs().size(); i += step) {
            path.getElements().add(new LineTo(x(part, i), y(part, i)));
        }
        if (part.kind() == Kind.RING) {
            path.getElements().add(new ClosePath());
        }
    }

    /** Degrees of longitude are shorter than those of latitude. */
    private double squeeze() {
        return shape.srid() == 4326 ? Math.max(0.05, Math.cos(Math.toRadians((minY + maxY) / 2))) : 1;
    }

    private double scale() {
        double span = Math.max((maxX - minX) * squeeze(), maxY - minY);
        return span <= 0 ? 0 : (SIDE - 2 * MARGIN) / span;
    }

    private double x(ShapeReading.Part part, int i) {
        return SIDE / 2 + (part.xs().get(i) - (minX + maxX) / 2) * squeeze() * scale();
    }

    private double y(ShapeReading.Part part, int i) {
        return SIDE / 2 - (part.ys().get(i) - (minY + maxY) / 2) * scale();
    }

    private static String extent(double from, double to) {
        return from == to ? number(from) : number(from) + " … " + number(to);
    }

    private static String number(double value) {
        return String.format(Locale.getDefault(), Math.abs(value) <= 360 ? "%.6f" : "%.2f", value);
    }
}

package dev.alidade.corridor.paint;

import dev.alidade.corridor.style.Symbol;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The outlines of markers within the square from -1 to 1, pointing up. */
final class MarkerShapes {
    private static final double ARM = 0.28;

    private MarkerShapes() {}

    static Shape of(Symbol.Shape shape) {
        return switch (shape) {
            case CIRCLE -> new Ellipse2D.Double(-1, -1, 2, 2);
            case SQUARE -> new Rectangle2D.Double(-1, -1, 2, 2);
            case TRIANGLE -> polygon(0, -1, 0.95, 0.8, -0.95, 0.8);
            case ARROW -> polygon(0, -1, 0.75, 0.95, 0, 0.5, -0.75, 0.95);
            case CROSS ->
                polygon(
                        -ARM, -1, ARM, -1, ARM, -ARM, 1, -ARM, 1, ARM, ARM, ARM, ARM, 1, -ARM, 1, -ARM, ARM, -1, ARM,
                        -1, -ARM, -ARM, -ARM);
            case X ->
                java.awt.geom.AffineTransform.getRotateInstance(Math.PI / 4)
                        .createTransformedShape(of(Symbol.Shape.CROSS));
            case STAR -> star();
        };
    }

    private static Shape star() {
        double[] corners = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 1 : 0.42;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            corners[2 * i] = radius * Math.cos(angle);
            corners[2 * i + 1] = radius * Math.sin(angle);
        }
        return polygon(corners);
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}

package dev.alidade.corridor.paint;

import dev.alidade.corridor.feature.FeatureSet;
import dev.alidade.corridor.projection.Viewport;

/** A line in pixels that can be walked along. */
final class ScreenLine {
    private final double[] x;
    private final double[] y;
    private final double[] walked;

    ScreenLine(FeatureSet features, int part, Viewport view) {
        int from = features.firstVertex(part);
        int count = features.firstVertex(part + 1) - from;
        x = new double[count];
        y = new double[count];
        walked = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = view.pixelX(features.x(from + i));
            y[i] = view.pixelY(features.y(from + i));
            walked[i] = i == 0 ? 0 : walked[i - 1] + Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
    }

    /** How long it is. */
    double length() {
        return walked[walked.length - 1];
    }

    /** The place after a distance and the direction there: x, y, degrees clockwise from the right. */
    double[] at(double distance) {
        int i = java.util.Arrays.binarySearch(walked, distance);
        int next = Math.clamp(i < 0 ? -i - 1 : i + 1, 1, Math.max(1, walked.length - 1));
        if (walked.length == 1) {
            return new double[] {x[0], y[0], 0};
        }
        double stretch = walked[next] - walked[next - 1];
        double t = stretch == 0 ? 0 : Math.clamp((distance - walked[next - 1]) / stretch, 0, 1);
        double dx = x[next] - x[next - 1];
        double dy = y[next] - y[next - 1];
        return new double[] {x[next - 1] + t * dx, y[next - 1] + t * dy, Math.toDegrees(Math.atan2(dy, dx))};
    }
}

package dev.alidade.browser.diagram;

import dev.alidade.browser.diagram.Surface.Stroke;
import java.util.List;

/**
 * The ends of lines. At the table referenced: two bars for exactly one, bar and circle for none or one. At the table with
 * the key: circle and crow's foot for any number, circle and bar for none or one.
 */
final class CrowFeet {
    private static final double SPREAD = 6;
    private static final double FOOT = 12;
    private static final double RADIUS = 3.5;

    private final int ground;
    private final Surface surface;

    CrowFeet(int ground, Surface surface) {
        this.ground = ground;
        this.surface = surface;
    }

    void draw(ReferenceLine line, Stroke stroke) {
        var spots = line.spots();
        var start = new End(spots.getFirst(), spots.get(1));
        bar(start, 7, stroke);
        if (line.reference().mandatory()) {
            bar(start, 12, stroke);
        } else {
            circle(start, 12 + RADIUS, stroke);
        }
        var end = new End(spots.getLast(), spots.get(spots.size() - 2));
        if (line.reference().unique()) {
            bar(end, 7, stroke);
        } else {
            surface.line(List.of(end.at(0, SPREAD), end.at(FOOT, 0), end.at(0, -SPREAD)), stroke);
        }
        circle(end, FOOT + RADIUS, stroke);
    }

    private void bar(End end, double away, Stroke stroke) {
        surface.line(List.of(end.at(away, -5), end.at(away, 5)), stroke);
    }

    private void circle(End end, double away, Stroke stroke) {
        surface.circle(end.at(away, 0), RADIUS, ground, stroke);
    }

    /** Where a line meets its box, and the way out of it. */
    private record End(Spot place, Spot next) {
        Spot at(double away, double aside) {
            double x = Math.signum(next.x() - place.x());
            double y = x == 0 ? Math.signum(next.y() - place.y()) : 0;
            return place.plus(x * away + y * aside, y * away + x * aside);
        }
    }
}

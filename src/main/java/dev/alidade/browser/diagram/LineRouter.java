package dev.alidade.browser.diagram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads a line between two boxes that a person moved: out of the side that faces the other one, with one step. */
final class LineRouter {
    private static final double CLEARANCE = 28;

    private LineRouter() {}

    static ReferenceLine between(TableBox parent, TableBox child, DiagramReference reference) {
        double fromY = parent.y() + parent.rowOffset(reference.toColumns().getFirst());
        double toY = child.y() + child.rowOffset(reference.fromColumns().getFirst());
        if (child.x() >= parent.right() + 2 * CLEARANCE) {
            return stepped(reference, parent.right(), fromY, (parent.right() + child.x()) / 2, child.x(), toY);
        }
        if (child.right() <= parent.x() - 2 * CLEARANCE) {
            return stepped(reference, parent.x(), fromY, (parent.x() + child.right()) / 2, child.right(), toY);
        }
        double beside = Math.max(parent.right(), child.right()) + CLEARANCE;
        return stepped(reference, parent.right(), fromY, beside, child.right(), toY);
    }

    /**
     * The line as it was but for the end at the moved box, as long as that end still leaves to the same side.
     *
     * @param start whether its first end moved, else its last
     * @return null when another way must be found
     */
    static @Nullable ReferenceLine keeping(ReferenceLine line, boolean start, double right, double down) {
        var spots = new ArrayList<>(line.spots());
        if (spots.size() < 4) {
            return null;
        }
        int end = start ? 0 : spots.size() - 1;
        int bend = start ? 1 : spots.size() - 2;
        var before = spots.get(end);
        var corner = spots.get(bend);
        var after = before.plus(right, down);
        boolean sameSide = (corner.x() - before.x()) * (corner.x() - after.x()) > 0;
        if (before.y() != corner.y() || !sameSide || Math.abs(corner.x() - after.x()) < CLEARANCE / 2) {
            return null;
        }
        spots.set(end, after);
        spots.set(bend, corner.plus(0, down));
        return new ReferenceLine(line.reference(), spots);
    }

    private static ReferenceLine stepped(
            DiagramReference reference, double fromX, double fromY, double bendX, double toX, double toY) {
        return new ReferenceLine(
                reference,
                List.of(new Spot(fromX, fromY), new Spot(bendX, fromY), new Spot(bendX, toY), new Spot(toX, toY)));
    }
}

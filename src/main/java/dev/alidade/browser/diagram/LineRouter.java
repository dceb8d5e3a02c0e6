package dev.alidade.browser.diagram;

import java.util.List;

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

    private static ReferenceLine stepped(
            DiagramReference reference, double fromX, double fromY, double bendX, double toX, double toY) {
        return new ReferenceLine(
                reference,
                List.of(new Spot(fromX, fromY), new Spot(bendX, fromY), new Spot(bendX, toY), new Spot(toX, toY)));
    }
}

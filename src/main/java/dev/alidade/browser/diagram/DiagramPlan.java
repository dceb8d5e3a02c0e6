package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A diagram laid out: where its boxes and lines are. Immutable; moving a box makes another plan.
 *
 * @param boxes one for each table
 * @param lines one for each foreign key
 */
public record DiagramPlan(List<TableBox> boxes, List<ReferenceLine> lines) {
    private static final double MARGIN = 24;

    public DiagramPlan {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** The rectangle around everything, with a margin. */
    public Extent extent() {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (var box : boxes) {
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.right());
            bottom = Math.max(bottom, box.bottom());
        }
        for (var line : lines) {
            for (var spot : line.spots()) {
                left = Math.min(left, spot.x());
                top = Math.min(top, spot.y());
                right = Math.max(right, spot.x());
                bottom = Math.max(bottom, spot.y());
            }
        }
        return boxes.isEmpty()
                ? new Extent(0, 0, 1, 1)
                : new Extent(left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN);
    }

    /** A rectangle in diagram units. */
    public record Extent(double left, double top, double right, double bottom) {
        public double width() {
            return right - left;
        }

        public double height() {
            return bottom - top;
        }
    }

    /** The box of a table. */
    public Optional<TableBox> box(RelationName name) {
        return boxes.stream().filter(box -> box.name().equals(name)).findFirst();
    }

    /** The topmost box at a place. */
    public Optional<TableBox> boxAt(double x, double y) {
        return boxes.reversed().stream().filter(box -> box.contains(x, y)).findFirst();
    }

    /** A table and those that a foreign key joins it with. */
    public Set<RelationName> neighbours(RelationName name) {
        var near = new LinkedHashSet<RelationName>();
        near.add(name);
        for (var line : lines) {
            if (line.reference().from().equals(name)) {
                near.add(line.reference().to());
            } else if (line.reference().to().equals(name)) {
                near.add(line.reference().from());
            }
        }
        return near;
    }

    /** The plan with one box moved; its lines lead to the new place. */
    public DiagramPlan moved(RelationName name, double right, double down) {
        var after = boxes.stream()
                .map(box -> box.name().equals(name) ? box.at(box.x() + right, box.y() + down) : box)
                .toList();
        var plan = new DiagramPlan(after, List.of());
        return new DiagramPlan(
                after,
                lines.stream().map(line -> plan.follow(line, name, right, down)).toList());
    }

    private ReferenceLine follow(ReferenceLine line, RelationName name, double right, double down) {
        var reference = line.reference();
        boolean from = reference.from().equals(name);
        boolean to = reference.to().equals(name);
        if (from && to) {
            return line.shifted(right, down);
        }
        if (from || to) {
            var kept = LineRouter.keeping(line, to, right, down);
            if (kept != null) {
                return kept;
            }
        }
        return from || to
                ? LineRouter.between(
                        box(reference.to()).orElseThrow(), box(reference.from()).orElseThrow(), reference)
                : line;
    }
}

package dev.alidade.browser.diagram;

import java.util.List;

/**
 * A foreign key as it is drawn: from the table referenced to the one that references.
 *
 * @param reference what it shows
 * @param spots where it starts (the table referenced), bends, and ends (the table with the key); at least two
 */
public record ReferenceLine(DiagramReference reference, List<Spot> spots) {
    public ReferenceLine {
        spots = List.copyOf(spots);
    }

    ReferenceLine shifted(double right, double down) {
        return new ReferenceLine(
                reference, spots.stream().map(spot -> spot.plus(right, down)).toList());
    }

    /** Whether any of it may be in a rectangle. */
    boolean touches(double left, double top, double right, double bottom) {
        double minX = spots.stream().mapToDouble(Spot::x).min().orElse(0);
        double maxX = spots.stream().mapToDouble(Spot::x).max().orElse(0);
        double minY = spots.stream().mapToDouble(Spot::y).min().orElse(0);
        double maxY = spots.stream().mapToDouble(Spot::y).max().orElse(0);
        return maxX >= left && minX <= right && maxY >= top && minY <= bottom;
    }
}

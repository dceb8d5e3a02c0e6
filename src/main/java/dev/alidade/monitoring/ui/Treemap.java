package dev.alidade.monitoring.ui;

import java.util.ArrayList;
import java.util.List;

/** Divides a rectangle among values so that areas are to scale and pieces nearly square (Bruls, Huizing, van Wijk 2000). */
final class Treemap {
    private Treemap() {}

    /**
     * A piece.
     *
     * @param index of its value
     */
    record Piece(int index, double x, double y, double width, double height) {}

    /**
     * The pieces in the order of the values.
     *
     * @param values above 0, largest first
     */
    static List<Piece> divide(List<Long> values, double width, double height) {
        var pieces = new ArrayList<Piece>();
        double total = values.stream().mapToDouble(Long::doubleValue).sum();
        if (total <= 0 || width <= 0 || height <= 0) {
            return pieces;
        }
        double perUnit = width * height / total;
        double x = 0;
        double y = 0;
        double w = width;
        double h = height;
        int start = 0;
        while (start < values.size()) {
            double side = Math.max(1e-9, Math.min(w, h));
            int end = start + 1;
            double row = values.get(start) * perUnit;
            while (end < values.size()) {
                double more = row + values.get(end) * perUnit;
                if (worst(values, start, end + 1, perUnit, more, side)
                        > worst(values, start, end, perUnit, row, side)) {
                    break;
                }
                row = more;
                end++;
            }
            double thick = row / side;
            double along = 0;
            for (int i = start; i < end; i++) {
                double length = values.get(i) * perUnit / Math.max(1e-9, thick);
                pieces.add(
                        w >= h ? new Piece(i, x, y + along, thick, length) : new Piece(i, x + along, y, length, thick));
                along += length;
            }
            if (w >= h) {
                x += thick;
                w -= thick;
            } else {
                y += thick;
                h -= thick;
            }
            start = end;
        }
        return pieces;
    }

    /** The worst ratio of sides in a row. */
    private static double worst(List<Long> values, int start, int end, double perUnit, double row, double side) {
        double largest = values.get(start) * perUnit;
        double smallest = values.get(end - 1) * perUnit;
        double squared = side * side;
        return Math.max(squared * largest / (row * row), row * row / (squared * Math.max(1e-9, smallest)));
    }
}

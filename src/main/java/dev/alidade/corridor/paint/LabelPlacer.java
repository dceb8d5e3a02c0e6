package dev.alidade.corridor.paint;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Decides which labels find room: the important ones first, none over another. */
final class LabelPlacer {
    private LabelPlacer() {}

    /**
     * A label that wants a place.
     *
     * @param box where it would lie, with the air it needs
     * @param priority larger goes first
     * @param content what will be drawn there
     */
    record Candidate<T>(Rectangle2D box, double priority, T content) {}

    /** The labels that can be drawn together, clear of the obstacles. Candidates outside the picture are left out. */
    static <T> List<Candidate<T>> place(
            List<Candidate<T>> candidates, List<Rectangle2D> obstacles, Rectangle2D picture) {
        var sorted = candidates.stream()
                .filter(c -> picture.contains(c.box()))
                .sorted(Comparator.comparingDouble((Candidate<T> c) -> c.priority())
                        .reversed())
                .toList();
        var grid = new Grid(picture);
        obstacles.stream().filter(picture::intersects).forEach(grid::block);
        var placed = new ArrayList<Candidate<T>>();
        for (var candidate : sorted) {
            if (grid.add(candidate.box())) {
                placed.add(candidate);
            }
        }
        return placed;
    }

    /** Boxes by the coarse cells they touch, so that a collision test looks at neighbours only. */
    private static final class Grid {
        private static final double CELL = 96;

        private final int columns;
        private final int rows;
        private final List<List<Rectangle2D>> cells = new ArrayList<>();

        Grid(Rectangle2D picture) {
            columns = (int) (picture.getMaxX() / CELL) + 1;
            rows = (int) (picture.getMaxY() / CELL) + 1;
            for (int i = 0; i < columns * rows; i++) {
                cells.add(new ArrayList<>());
            }
        }

        void block(Rectangle2D box) {
            each(box, cell -> cell.add(box));
        }

        boolean add(Rectangle2D box) {
            boolean[] free = {true};
            each(box, cell -> free[0] &= cell.stream().noneMatch(box::intersects));
            if (free[0]) {
                block(box);
            }
            return free[0];
        }

        private void each(Rectangle2D box, Consumer<List<Rectangle2D>> action) {
            int left = clamp(box.getMinX(), columns);
            int right = clamp(box.getMaxX(), columns);
            int top = clamp(box.getMinY(), rows);
            int bottom = clamp(box.getMaxY(), rows);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    action.accept(cells.get(row * columns + column));
                }
            }
        }

        private static int clamp(double pixel, int count) {
            return Math.clamp((int) (pixel / CELL), 0, count - 1);
        }
    }
}

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
     * One place where a label could lie.
     *
     * @param boxes what it would cover, with the air it needs: one box for a straight text, one a letter along a line
     * @param content what will be drawn there
     */
    record Place<T>(List<Rectangle2D> boxes, T content) {}

    /**
     * A label that wants a place.
     *
     * @param priority larger goes first
     * @param places the best first
     */
    record Candidate<T>(double priority, List<Place<T>> places) {
        static <T> Candidate<T> of(Rectangle2D box, double priority, T content) {
            return new Candidate<>(priority, List.of(new Place<>(List.of(box), content)));
        }
    }

    /** The labels that can be drawn together, clear of the obstacles. Places outside the picture are not taken. */
    static <T> List<Place<T>> place(List<Candidate<T>> candidates, List<Rectangle2D> obstacles, Rectangle2D picture) {
        var sorted = candidates.stream()
                .sorted(Comparator.comparingDouble((Candidate<T> c) -> c.priority())
                        .reversed())
                .toList();
        var grid = new Grid(picture);
        obstacles.stream().filter(picture::intersects).forEach(grid::block);
        var placed = new ArrayList<Place<T>>();
        for (var candidate : sorted) {
            for (var place : candidate.places()) {
                if (place.boxes().stream().allMatch(picture::contains)
                        && place.boxes().stream().allMatch(grid::isFree)) {
                    place.boxes().forEach(grid::block);
                    placed.add(place);
                    break;
                }
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

        boolean isFree(Rectangle2D box) {
            boolean[] free = {true};
            each(box, cell -> free[0] &= cell.stream().noneMatch(box::intersects));
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

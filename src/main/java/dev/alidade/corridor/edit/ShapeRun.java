package dev.alidade.corridor.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that hang together: a single point, a line, or a ring whose last point leads back to its first.
 *
 * @param vertices of a ring each once
 * @param kind what they make
 */
public record ShapeRun(List<ShapeVertex> vertices, Kind kind) {
    /** What points make, and how many of them it takes. */
    public enum Kind {
        POINT(1),
        LINE(2),
        RING(3);

        private final int fewest;

        Kind(int fewest) {
            this.fewest = fewest;
        }

        /** How many points there must be. */
        public int fewest() {
            return fewest;
        }
    }

    public ShapeRun {
        vertices = List.copyOf(vertices);
    }

    /** How many edges it has; edge i leads from vertex i to the next. */
    public int edges() {
        return switch (kind) {
            case POINT -> 0;
            case LINE -> vertices.size() - 1;
            case RING -> vertices.size();
        };
    }

    /** The vertex at the end of an edge. */
    public ShapeVertex end(int edge) {
        return vertices.get((edge + 1) % vertices.size());
    }

    ShapeRun with(int place, ShapeVertex vertex) {
        var all = new ArrayList<>(vertices);
        all.set(place, vertex);
        return new ShapeRun(all, kind);
    }

    ShapeRun plus(int place, ShapeVertex vertex) {
        var all = new ArrayList<>(vertices);
        all.add(place, vertex);
        return new ShapeRun(all, kind);
    }

    ShapeRun without(int place) {
        var all = new ArrayList<>(vertices);
        all.remove(place);
        return new ShapeRun(all, kind);
    }
}

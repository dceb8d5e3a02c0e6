package dev.alidade.corridor.ui;

import dev.alidade.corridor.edit.ShapeDraft;
import dev.alidade.corridor.edit.ShapeDraft.Spot;
import dev.alidade.corridor.edit.ShapeRun.Kind;
import dev.alidade.corridor.edit.ShapeVertex;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.corridor.projection.WebMercator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a shape's points and the middles of its edges are on screen: what can be grabbed, and what is drawn. */
record ShapeHandles(ShapeDraft draft, Viewport view) {
    private static final double REACH = 9;
    private static final double SHORTEST_EDGE = 26;
    private static final int MOST = 1_500;

    private interface Visit {
        void handle(Spot spot, double x, double y);
    }

    /** The point beside a pixel; null for none. */
    @Nullable
    Spot vertex(double x, double y) {
        var nearest = new Nearest(x, y);
        eachVertex(nearest);
        return nearest.found;
    }

    /** The first point of the edge whose middle is beside a pixel; null for none. */
    @Nullable
    Spot middle(double x, double y) {
        var nearest = new Nearest(x, y);
        eachMiddle(nearest);
        return nearest.found;
    }

    private static final class Nearest implements Visit {
        private final double x;
        private final double y;
        private double distance = REACH;
        private @Nullable Spot found;

        Nearest(double x, double y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public void handle(Spot spot, double handleX, double handleY) {
            double away = Math.hypot(handleX - x, handleY - y);
            if (away < distance) {
                distance = away;
                found = spot;
            }
        }
    }

    /** What is drawn: the shape, its points, the middles of its edges, and the chosen point over them. */
    List<OverlayShape> shapes(@Nullable Spot chosen) {
        var shapes = new ArrayList<OverlayShape>();
        draft.runs().stream().filter(run -> run.kind() != Kind.POINT).forEach(run -> {
            boolean ring = run.kind() == Kind.RING;
            double[] line = new double[2 * run.vertices().size()];
            for (int i = 0; i < run.vertices().size(); i++) {
                line[2 * i] = mapX(run.vertices().get(i));
                line[2 * i + 1] = mapY(run.vertices().get(i));
            }
            if (line.length >= 4) {
                shapes.add(new OverlayShape(ring ? "shape-ring" : "shape", List.of(line), ring));
            }
        });
        shapes.add(dots("shape-middle", visit -> eachMiddle(visit)));
        shapes.add(dots("shape-vertex", visit -> eachVertex(visit)));
        if (chosen != null && draft.has(chosen)) {
            var vertex = draft.at(chosen);
            shapes.add(new OverlayShape("shape-chosen", List.of(new double[] {mapX(vertex), mapY(vertex)}), false));
        }
        return shapes;
    }

    private OverlayShape dots(String style, java.util.function.Consumer<Visit> each) {
        var dots = new ArrayList<double[]>();
        each.accept((_, x, y) -> {
            boolean inside = x > -REACH && y > -REACH && x < view.width() + REACH && y < view.height() + REACH;
            if (inside && dots.size() < MOST) {
                dots.add(new double[] {view.mapX(x), view.mapY(y)});
            }
        });
        return new OverlayShape(style, dots, false);
    }

    private void eachVertex(Visit visit) {
        for (int run = 0; run < draft.runs().size(); run++) {
            var vertices = draft.runs().get(run).vertices();
            for (int v = 0; v < vertices.size(); v++) {
                visit.handle(new Spot(run, v), view.pixelX(mapX(vertices.get(v))), view.pixelY(mapY(vertices.get(v))));
            }
        }
    }

    private void eachMiddle(Visit visit) {
        for (int place = 0; place < draft.runs().size(); place++) {
            var run = draft.runs().get(place);
            for (int edge = 0; edge < run.edges(); edge++) {
                double fromX = view.pixelX(mapX(run.vertices().get(edge)));
                double fromY = view.pixelY(mapY(run.vertices().get(edge)));
                double toX = view.pixelX(mapX(run.end(edge)));
                double toY = view.pixelY(mapY(run.end(edge)));
                if (Math.hypot(toX - fromX, toY - fromY) >= SHORTEST_EDGE) {
                    visit.handle(new Spot(place, edge), (fromX + toX) / 2, (fromY + toY) / 2);
                }
            }
        }
    }

    private static double mapX(ShapeVertex vertex) {
        return WebMercator.x(vertex.place().x);
    }

    private static double mapY(ShapeVertex vertex) {
        return WebMercator.y(vertex.place().y);
    }
}

package dev.alidade.console.chart;

import dev.alidade.console.chart.ChartMark.Anchor;
import dev.alidade.console.chart.ChartSeries.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where each mark of a chart goes.
 *
 * @param width of the drawing in pixels
 * @param height of it
 * @param marks in drawing order
 */
public record ChartDrawing(double width, double height, List<ChartMark> marks) {
    private static final double LEFT = 64;
    private static final double RIGHT = 20;
    private static final double TOP = 16;
    private static final double BOTTOM = 44;
    private static final double LEGEND = 22;
    private static final double CHARACTER = 6.6;
    private static final int DOTS_ON_LINE = 60;

    public ChartDrawing {
        marks = List.copyOf(marks);
    }

    /** Draws points; an axis of bars begins at zero. */
    public static ChartDrawing of(ChartSeries series, ChartKind kind, double width, double height) {
        return new Pen(series, kind, Math.max(160, width), Math.max(120, height)).draw();
    }

    /** Draws one chart. */
    private static final class Pen {
        private final ChartSeries series;
        private final ChartKind kind;
        private final double width;
        private final double height;
        private final double floor;
        private final double top;
        private final List<ChartMark> marks = new ArrayList<>();
        private final Ticks up;
        private final Ticks along;

        Pen(ChartSeries series, ChartKind kind, double width, double height) {
            this.series = series;
            this.kind = kind;
            this.width = width;
            this.height = height;
            top = TOP + (series.series().size() > 1 ? LEGEND : 0);
            floor = height - BOTTOM;
            var ys = series.series().values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Point::y)
                    .summaryStatistics();
            boolean zero = kind == ChartKind.BAR || (ys.getMin() >= 0 && ys.getMin() < ys.getMax() / 2);
            up = Ticks.numbers(
                    zero ? Math.min(0, ys.getMin()) : ys.getMin(), zero ? Math.max(0, ys.getMax()) : ys.getMax(), (int)
                            Math.max(2, (floor - top) / 48));
            var xs = series.series().values().stream()
                    .flatMap(List::stream)
                    .mapToDouble(Point::x)
                    .summaryStatistics();
            int wanted = (int) Math.max(2, (width - LEFT - RIGHT) / 96);
            along = !series.categories().isEmpty()
                    ? new Ticks(-0.5, series.categories().size() - 0.5, List.of(), List.of())
                    : series.time()
                            ? Ticks.times(xs.getMin(), xs.getMax(), wanted)
                            : Ticks.numbers(xs.getMin(), xs.getMax(), wanted);
        }

        ChartDrawing draw() {
            axes();
            int number = 0;
            for (var one : series.series().entrySet()) {
                var look = "series-" + number;
                switch (kind) {
                    case BAR -> bars(one.getValue(), number, look);
                    case LINE -> line(one.getValue(), look);
                    case SCATTER ->
                        one.getValue().forEach(p -> marks.add(new ChartMark.Dot(x(p.x()), y(p.y()), 3, look)));
                }
                number++;
            }
            legend();
            return new ChartDrawing(width, height, marks);
        }

        private void axes() {
            for (int i = 0; i < up.at().size(); i++) {
                double at = y(up.at().get(i));
                marks.add(
                        new ChartMark.Rule(LEFT, at, width - RIGHT, at, up.at().get(i) == 0 ? "axis" : "grid"));
                marks.add(new ChartMark.Words(LEFT - 8, at + 4, up.labels().get(i), Anchor.END, "words"));
            }
            marks.add(new ChartMark.Rule(LEFT, floor, width - RIGHT, floor, "axis"));
            for (int i = 0; i < along.at().size(); i++) {
                double at = x(along.at().get(i));
                marks.add(new ChartMark.Rule(at, floor, at, floor + 4, "axis"));
                marks.add(new ChartMark.Words(at, floor + 18, along.labels().get(i), Anchor.MIDDLE, "words"));
            }
            categories();
        }

        /** As many names as fit beside each other, each shortened to its room. */
        private void categories() {
            int count = series.categories().size();
            if (count == 0) {
                return;
            }
            double room = (width - LEFT - RIGHT) / count;
            int every = (int) Math.max(1, Math.ceil(56 / room));
            int characters = (int) Math.max(3, room * every / CHARACTER - 1);
            for (int i = 0; i < count; i += every) {
                var name = series.categories().get(i).lines().findFirst().orElse("");
                var shown = name.length() <= characters ? name : name.substring(0, characters - 1) + "…";
                marks.add(new ChartMark.Words(x(i), floor + 18, shown, Anchor.MIDDLE, "words"));
            }
        }

        private void bars(List<Point> points, int number, String look) {
            int count = series.series().size();
            double room =
                    (width - LEFT - RIGHT) / Math.max(1, series.categories().size());
            double wide = Math.max(1, Math.min(64, room * 0.8) / count);
            for (var point : points) {
                double left = x(point.x()) - wide * count / 2 + wide * number;
                double from = y(Math.max(0, point.y()));
                double to = y(Math.min(0, point.y()));
                marks.add(new ChartMark.Bar(left, from, Math.max(0.5, wide - 1), Math.max(0.5, to - from), look));
            }
        }

        private void line(List<Point> points, String look) {
            var sorted =
                    points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
            var path = new ArrayList<Double>();
            for (var point : sorted) {
                path.add(x(point.x()));
                path.add(y(point.y()));
            }
            marks.add(new ChartMark.Path(path, look));
            if (sorted.size() <= DOTS_ON_LINE) {
                sorted.forEach(p -> marks.add(new ChartMark.Dot(x(p.x()), y(p.y()), 2.5, look)));
            }
        }

        private void legend() {
            if (series.series().size() < 2) {
                return;
            }
            double at = LEFT;
            int number = 0;
            for (var name : series.series().keySet()) {
                var shown = name.length() > 24 ? name.substring(0, 23) + "…" : name;
                marks.add(new ChartMark.Bar(at, TOP - 2, 10, 10, "series-" + number++));
                marks.add(new ChartMark.Words(at + 15, TOP + 7, shown, Anchor.START, "words"));
                at += 15 + shown.length() * CHARACTER + 18;
                if (at > width - 80) {
                    break;
                }
            }
        }

        private double x(double value) {
            return LEFT + (value - along.from()) / (along.to() - along.from()) * (width - LEFT - RIGHT);
        }

        private double y(double value) {
            return floor - (value - up.from()) / (up.to() - up.from()) * (floor - top);
        }
    }
}

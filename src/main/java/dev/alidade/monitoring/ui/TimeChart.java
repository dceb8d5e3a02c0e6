package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.metric.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Signals of one unit over the window's time; the first one is filled. Colours come from the style sheet. */
final class TimeChart extends Region {
    private static final double HEAD = 30;
    private static final double FOOT = 16;
    private static final double AXIS = 52;
    private static final double[] STEPS = {1, 2, 5, 10};

    private final List<Signal> signals;
    private final ChartWindow window;
    private final Label title = new Label();
    private final HBox legend = new HBox();
    private final Label none = new Label(Messages.text("metric.chart.none"));
    private final Label top = label();
    private final Label middle = label();
    private final Label from = label();
    private final Label to = label();
    private final Region grid = new Region();
    private final Region gridMiddle = new Region();
    private final Region cursor = new Region();
    private final Path area = new Path();
    private final List<Path> paths = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private Map<Signal, Line> lines = Map.of();
    private double pointer = -1;

    TimeChart(ChartKind kind, ChartWindow window) {
        this.window = window;
        this.signals = kind.signals();
        setId("chart-" + kind.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("time-chart");
        title.setText(kind.title());
        title.getStyleClass().add("strong");
        legend.getStyleClass().add("chart-legend");
        none.getStyleClass().add("muted");
        grid.getStyleClass().add("chart-grid");
        gridMiddle.getStyleClass().add("chart-grid");
        cursor.getStyleClass().add("chart-cursor");
        cursor.setVisible(false);
        area.getStyleClass().add("chart-area");
        getChildren().addAll(grid, gridMiddle, area);
        for (int i = 0; i < signals.size(); i++) {
            var path = new Path();
            path.getStyleClass().addAll("chart-line", "chart-line-" + i);
            paths.add(path);
            var name = new Label();
            name.getStyleClass().addAll("small", "chart-name", "chart-name-" + i);
            names.add(name);
        }
        legend.getChildren().setAll(names);
        getChildren().addAll(paths);
        getChildren().addAll(cursor, title, legend, none, top, middle, from, to);
        getChildren().forEach(child -> child.setMouseTransparent(true));
        setMinSize(160, 96);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        window.spanProperty().addListener((_, _, _) -> requestLayout());
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> point(-1));
    }

    /** Shows what is known; signals without a line are unknown. */
    void show(Map<Signal, Line> known) {
        lines = known;
        requestLayout();
    }

    /** The part of the plot, from 0 at the left to 1 at the right, where an x lies. */
    double place(double x) {
        return Math.clamp((x - AXIS) / Math.max(1, getWidth() - AXIS), 0, 1);
    }

    private void point(double x) {
        pointer = x < AXIS ? -1 : x;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var span = window.span();
        double width = Math.max(1, getWidth() - AXIS);
        double height = Math.max(1, getHeight() - HEAD - FOOT);
        double scale = scale(span);
        boolean drawn = false;
        for (int i = 0; i < signals.size(); i++) {
            var line = lines.get(signals.get(i));
            var points = line == null ? List.<double[]>of() : points(line, span, width, height, scale);
            drawn |= !points.isEmpty();
            stroke(paths.get(i), points);
            if (i == 0) {
                fill(area, points, HEAD + height);
            }
        }
        names();
        title.resizeRelocate(0, 0, title.prefWidth(-1), 20);
        double legendWidth = Math.min(legend.prefWidth(-1), getWidth() - title.getWidth() - 8);
        legend.resizeRelocate(getWidth() - legendWidth, 2, legendWidth, 18);
        none.setVisible(!drawn);
        none.resizeRelocate(AXIS + (width - none.prefWidth(-1)) / 2, HEAD + height / 2 - 8, none.prefWidth(-1), 16);
        axis(top, scale, HEAD);
        axis(middle, scale / 2, HEAD + height / 2);
        grid.resizeRelocate(AXIS, HEAD, width, height);
        gridMiddle.resizeRelocate(AXIS, HEAD + height / 2, width, 1);
        times(span, height);
        cursor.setVisible(pointer >= 0);
        cursor.resizeRelocate(pointer, HEAD, 1, height);
    }

    private void axis(Label label, double value, double y) {
        label.setText(signals.getFirst().unit().text(value));
        double own = Math.min(label.prefWidth(-1), AXIS - 6);
        label.resizeRelocate(AXIS - 6 - own, y - 8, own, 16);
    }

    private void times(ChartWindow.Span span, double height) {
        var format = DateTimeFormatter.ofPattern(
                span.length().compareTo(Duration.ofHours(20)) > 0
                        ? "d MMM HH:mm"
                        : span.length().compareTo(Duration.ofMinutes(10)) > 0 ? "HH:mm" : "HH:mm:ss",
                Locale.getDefault());
        from.setText(format.format(span.from().atZone(ZoneId.systemDefault())));
        to.setText(format.format(span.end().atZone(ZoneId.systemDefault())));
        from.resizeRelocate(AXIS, HEAD + height, from.prefWidth(-1), FOOT);
        to.resizeRelocate(getWidth() - to.prefWidth(-1), HEAD + height, to.prefWidth(-1), FOOT);
    }

    /** Names with the value under the pointer, or else the newest. */
    private void names() {
        var span = window.span();
        long tolerance = Math.max(5_000, span.length().toMillis() / 40);
        long moment = pointer < 0
                ? span.toMillis()
                : span.fromMillis() + Math.round(place(pointer) * span.length().toMillis());
        for (int i = 0; i < signals.size(); i++) {
            var line = lines.get(signals.get(i));
            double value = line == null ? Double.NaN : line.near(moment, pointer < 0 ? tolerance * 4 : tolerance);
            var text = signals.get(i).title() + " "
                    + (Double.isNaN(value) ? "–" : signals.get(i).text(value));
            var held = line == null ? OptionalLong.empty() : line.heldFrom();
            names.get(i)
                    .setText(
                            pointer >= 0 || held.isEmpty() || Double.isNaN(value)
                                    ? text
                                    : Messages.text("metric.chart.measured", text, time(held.getAsLong())));
        }
    }

    private static String time(long millis) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.getDefault())
                .format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }

    /** A round number that nothing shown is above. */
    private double scale(ChartWindow.Span span) {
        if (signals.getFirst().unit() == Signal.Unit.SHARE) {
            return 1;
        }
        double largest = 0;
        for (var signal : signals) {
            var line = lines.get(signal);
            if (line != null) {
                largest = Math.max(largest, line.largest(span.fromMillis(), span.toMillis()));
            }
        }
        return rounded(largest, signals.getFirst().unit());
    }

    static double rounded(double largest, Signal.Unit unit) {
        double least = switch (unit) {
            case COUNT -> 4;
            case BYTES, BYTES_PER_SECOND -> 1024;
            case PER_SECOND, SHARE, SECONDS -> 1;
        };
        if (largest <= least) {
            return least;
        }
        boolean binary = unit == Signal.Unit.BYTES || unit == Signal.Unit.BYTES_PER_SECOND;
        double base = binary ? Math.pow(1024, Math.floor(Math.log(largest) / Math.log(1024))) : 1;
        double rest = largest / base;
        double power = Math.pow(10, Math.floor(Math.log10(rest)));
        for (double step : STEPS) {
            if (rest <= step * power * (1 + 1e-9)) {
                return step * power * base;
            }
        }
        return 10 * power * base;
    }

    /** Places of values, at most two a pixel; NaN breaks the line. */
    private static List<double[]> points(Line line, ChartWindow.Span span, double width, double height, double scale) {
        var points = new ArrayList<double[]>();
        double perMilli = width / span.length().toMillis();
        long margin = span.length().toMillis() / 20;
        double lastX = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            long at = line.at(i);
            if (at < span.fromMillis() - margin || at > span.toMillis() + margin) {
                continue;
            }
            double value = line.value(i);
            double x = AXIS + (at - span.fromMillis()) * perMilli;
            double y = HEAD + height * (1 - Math.min(1.05, value / scale));
            if (x - lastX < 0.5 && !points.isEmpty() && !Double.isNaN(value)) {
                var last = points.getLast();
                last[1] = Double.isNaN(last[1]) ? y : Math.min(last[1], y);
                continue;
            }
            points.add(new double[] {Math.max(x, AXIS), y});
            lastX = x;
        }
        return points;
    }

    private static void stroke(Path path, List<double[]> points) {
        path.getElements().clear();
        boolean drawing = false;
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (Double.isNaN(point[1])) {
                drawing = false;
            } else if (!drawing && (i + 1 == points.size() || Double.isNaN(points.get(i + 1)[1]))) {
                // nothing is known on either side: a dot
                path.getElements().addAll(new MoveTo(point[0] - 1, point[1]), new LineTo(point[0], point[1]));
            } else {
                path.getElements().add(drawing ? new LineTo(point[0], point[1]) : new MoveTo(point[0], point[1]));
                drawing = true;
            }
        }
    }

    private static void fill(Path path, List<double[]> points, double bottom) {
        path.getElements().clear();
        double @Nullable [] last = null;
        for (var point : points) {
            if (Double.isNaN(point[1])) {
                close(path, last, bottom);
                last = null;
                continue;
            }
            if (last == null) {
                path.getElements().add(new MoveTo(point[0], bottom));
            }
            path.getElements().add(new LineTo(point[0], point[1]));
            last = point;
        }
        close(path, last, bottom);
    }

    private static void close(Path path, double @Nullable [] last, double bottom) {
        if (last != null) {
            path.getElements().addAll(new LineTo(last[0], bottom), new ClosePath());
        }
    }

    private static Label label() {
        var label = new Label();
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    /** The moment of a place in the window, for those who point at it. */
    Instant moment(double x) {
        var span = window.span();
        return span.from().plusMillis(Math.round(place(x) * span.length().toMillis()));
    }
}

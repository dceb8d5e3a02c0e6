package dev.alidade.console.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points of a chart.
 *
 * @param series by name, at most eight; the ninth and those after it are left out
 * @param categories what stands along the bottom where x has no measure; empty where it has
 * @param time whether x counts milliseconds
 * @param left rows that are not drawn: without a number, or beyond what a chart can show
 */
public record ChartSeries(Map<String, List<Point>> series, List<String> categories, boolean time, int left) {
    private static final int MOST_SERIES = 8;
    private static final int MOST_CATEGORIES = 60;
    private static final int MOST_POINTS = 5_000;

    /**
     * One value.
     *
     * @param x measure, or place among the categories
     */
    public record Point(double x, double y) {}

    /** Reads the points of a choice; sums nothing: equal places are drawn over each other, bars beside. */
    public static ChartSeries of(ChartValues values, ChartChoice choice) {
        boolean categorical = choice.kind() == ChartKind.BAR || !values.isMeasured(choice.x());
        var categories = new LinkedHashSet<String>();
        var places = new LinkedHashMap<String, Integer>();
        var series = new LinkedHashMap<String, List<Point>>();
        int left = 0;
        int drawn = 0;
        for (var row : values.rows()) {
            var y = values.number(row, choice.y());
            var x = categorical ? null : values.number(row, choice.x());
            var name =
                    choice.series() < 0 ? values.columns().get(choice.y()).name() : label(row.value(choice.series()));
            boolean known = series.containsKey(name) || series.size() < MOST_SERIES;
            var label = label(row.value(choice.x()));
            boolean room = !categorical || places.containsKey(label) || places.size() < MOST_CATEGORIES;
            if (y.isEmpty() || (x != null && x.isEmpty()) || !known || !room || drawn >= MOST_POINTS) {
                left++;
                continue;
            }
            if (categorical) {
                places.putIfAbsent(label, places.size());
                categories.add(label);
            }
            double at = x == null ? places.getOrDefault(label, 0) : x.getAsDouble();
            series.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Point(at, y.getAsDouble()));
            drawn++;
        }
        return new ChartSeries(series, List.copyOf(categories), !categorical && values.isTime(choice.x()), left);
    }

    /** Whether nothing can be drawn. */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    private static String label(@Nullable String value) {
        return value == null ? "NULL" : value;
    }
}

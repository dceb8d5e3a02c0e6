package dev.alidade.monitoring.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a metric told at one time.
 *
 * @param metric the subject
 * @param takenAt when, by this machine's clock
 * @param took until the last row was here, the way included
 * @param columns what stands in a row
 * @param rows the worst, largest or oldest first, as the query orders them
 * @param hidden rows of which the role may see that they are there, but not what they hold
 */
public record MetricTable(
        Metric metric, Instant takenAt, Duration took, List<MetricColumn> columns, List<Line> rows, int hidden) {
    public MetricTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param values as the columns stand; null where there is none or it may not be seen
     */
    public record Line(List<@Nullable Object> values) {
        public Line {
            values = Collections.unmodifiableList(values);
        }

        /** The value at a place counted from 0. */
        public @Nullable Object at(int place) {
            return values.get(place);
        }
    }

    /** The place of a column; -1 when this server's query has none of that name. */
    public int place(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /** The rows as maps in the order of the columns, moments as text, for JSON. */
    public List<Map<String, @Nullable Object>> maps() {
        return rows.stream().map(this::map).toList();
    }

    private Map<String, @Nullable Object> map(Line line) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            var value = line.at(i);
            map.put(columns.get(i).name(), value instanceof Instant moment ? moment.toString() : value);
        }
        return map;
    }
}

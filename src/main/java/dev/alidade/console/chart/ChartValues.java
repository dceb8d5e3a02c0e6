package dev.alidade.console.chart;

import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A result as numbers. Times count in milliseconds since 1970 (UTC where they have no zone); NaN, infinity and dates before
 * Christ have no place on an axis.
 *
 * @param columns of the result
 * @param rows of the result
 */
public record ChartValues(List<ResultColumn> columns, List<ResultRow> rows) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S][XXX][X]");

    public ChartValues {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether a column holds days or moments. */
    public boolean isTime(int place) {
        return switch (columns.get(place).type()) {
            case "date", "timestamp", "timestamptz" -> true;
            default -> false;
        };
    }

    /** Whether a column holds numbers. */
    public boolean isNumber(int place) {
        return columns.get(place).isNumber() && !columns.get(place).type().equals("money");
    }

    /** Whether a column has a measure along an axis. */
    public boolean isMeasured(int place) {
        return isNumber(place) || isTime(place);
    }

    /** The value as a number; empty for NULL and what has no place on an axis. */
    public OptionalDouble number(ResultRow row, int place) {
        var text = row.value(place);
        if (text == null) {
            return OptionalDouble.empty();
        }
        try {
            double value = isTime(place) ? millis(text) : Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    private static double millis(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        var read = MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime zoned
                ? zoned.toInstant().toEpochMilli()
                : ((LocalDateTime) read).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}

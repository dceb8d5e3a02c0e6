package dev.alidade.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import dev.alidade.console.Timing;
import dev.alidade.error.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes results in one format while they come; only a table waits for its first rows, to measure its columns. */
final class SqlOutput {
    /** A table's columns are as wide as these rows need. */
    private static final int MEASURED_ROWS = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final Format format;
    private List<ResultColumn> columns = List.of();
    private List<String> keys = List.of();
    private final List<List<String>> waiting = new ArrayList<>();
    private int[] widths = {};
    private boolean measured;
    private boolean hasColumns;
    private long rows;
    private int results;

    /** How results are written; the names are what the user types. */
    enum Format {
        table,
        csv,
        json,
        markdown
    }

    SqlOutput(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    boolean isJson() {
        return format == Format.json;
    }

    /** The next statement begins. */
    void begin(String sql) {
        hasColumns = false;
        rows = 0;
        if (isJson()) {
            out.print("{\"statement\":" + json(sql));
        }
    }

    void columns(List<ResultColumn> came) {
        columns = came;
        hasColumns = true;
        measured = false;
        waiting.clear();
        if (results++ > 0 && !isJson()) {
            out.println();
        }
        var names = came.stream().map(ResultColumn::name).toList();
        switch (format) {
            case table -> waiting.add(names.stream().map(SqlOutput::visible).toList());
            case csv ->
                out.println(String.join(",", names.stream().map(SqlOutput::csv).toList()));
            case markdown -> {
                out.println("| "
                        + String.join(
                                " | ", names.stream().map(SqlOutput::markdown).toList()) + " |");
                out.println("|"
                        + String.join(
                                "|",
                                came.stream()
                                        .map(c -> c.isNumber() ? " ---: " : " --- ")
                                        .toList()) + "|");
            }
            case json -> {
                keys = distinct(names);
                var described = new ArrayList<String>();
                for (int i = 0; i < came.size(); i++) {
                    described.add("{\"name\":" + json(keys.get(i)) + ",\"type\":"
                            + json(came.get(i).type()) + "}");
                }
                out.print(",\"columns\":[" + String.join(",", described) + "],\"rows\":[");
            }
        }
    }

    void row(ResultRow row) {
        switch (format) {
            case table -> {
                var line = row.values().stream()
                        .map(v -> v == null ? "NULL" : visible(v))
                        .toList();
                if (measured) {
                    table(line);
                } else {
                    waiting.add(line);
                    if (waiting.size() > MEASURED_ROWS) {
                        measure();
                    }
                }
            }
            case csv ->
                out.println(String.join(
                        ",",
                        row.values().stream().map(v -> v == null ? "" : csv(v)).toList()));
            case markdown ->
                out.println("| "
                        + String.join(
                                " | ",
                                row.values().stream()
                                        .map(v -> v == null ? "NULL" : markdown(v))
                                        .toList()) + " |");
            case json -> {
                var fields = new ArrayList<String>(keys.size());
                for (int i = 0; i < keys.size(); i++) {
                    fields.add(json(keys.get(i)) + ":" + json(row.value(i), columns.get(i)));
                }
                out.print((rows == 0 ? "\n{" : ",\n{") + String.join(",", fields) + "}");
            }
        }
        rows++;
    }

    /** All rows came. */
    void end(long count, boolean more, Timing timing) {
        if (isJson()) {
            out.println("],\"rowCount\":" + count + ",\"more\":" + more + millis(timing) + "}");
        } else if (format == Format.table) {
            measure();
            out.println("(" + count + (count == 1 ? " row" : " rows") + (more ? ", more on the server)" : ")"));
        }
        out.flush();
    }

    /** The statement brought no rows. */
    void done(String verb, long count, Timing timing) {
        if (isJson()) {
            out.println(
                    ",\"command\":" + json(verb) + (count < 0 ? "" : ",\"rowCount\":" + count) + millis(timing) + "}");
            out.flush();
        }
    }

    /** The statement did not come to its end: what was begun is closed. */
    void cutOff() {
        if (isJson()) {
            out.println((hasColumns ? "],\"rowCount\":" + rows : "") + ",\"complete\":false}");
        } else if (format == Format.table && hasColumns) {
            measure();
        }
        out.flush();
    }

    /** Where in the text a failure is, counted from 1. */
    record Spot(int line, int column) {
        /** The place of a character. */
        static Spot of(String text, int offset) {
            var before = text.substring(0, Math.clamp(offset, 0, text.length()));
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            var last = before.substring(before.lastIndexOf('\n') + 1);
            return new Spot(line, last.codePointCount(0, last.length()) + 1);
        }
    }

    /**
     * What went wrong.
     *
     * @param spot where; null where the server did not say
     */
    void error(Problem problem, @Nullable Spot spot) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("code", problem.code());
        error.put("sqlstate", problem.sqlState());
        error.put("message", problem.message());
        error.put("nextStep", problem.nextStep());
        if (spot != null) {
            error.put("line", spot.line());
            error.put("column", spot.column());
        }
        try {
            out.println("{\"error\":" + JSON.writeValueAsString(error) + "}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
    }

    /** A text on one line that a terminal cannot take for commands: control and direction signs as visible ones. */
    static String visible(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                safe.append('⏎');
            } else if (c == '\t') {
                safe.append("  ");
            } else if (c < ' ') {
                safe.appendCodePoint(0x2400 + c);
            } else if (c == 0x7f || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append("\\u").append("%04x".formatted(c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private void measure() {
        if (measured) {
            return;
        }
        measured = true;
        widths = new int[columns.size()];
        for (var line : waiting) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], line.get(i).codePointCount(0, line.get(i).length()));
            }
        }
        for (int i = 0; i < waiting.size(); i++) {
            table(waiting.get(i));
            if (i == 0) {
                var rule = new StringBuilder();
                for (int j = 0; j < widths.length; j++) {
                    rule.append(j == 0 ? "" : "─┼─").repeat('─', widths[j]);
                }
                out.println(rule);
            }
        }
        waiting.clear();
    }

    private void table(List<String> line) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var value = line.get(i);
            int blanks = Math.max(0, widths[i] - value.codePointCount(0, value.length()));
            text.append(i == 0 ? "" : " │ ");
            if (columns.get(i).isNumber()) {
                text.repeat(' ', blanks).append(value);
            } else {
                text.append(value).repeat(' ', blanks);
            }
        }
        out.println(text.toString().stripTrailing());
    }

    private static String millis(Timing timing) {
        return ",\"millis\":" + timing.total().toMillis();
    }

    /** RFC 4180; an empty text is quoted, so that it differs from NULL. */
    private static String csv(String value) {
        boolean quotes = value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static String markdown(String value) {
        return visible(value.replace("\\", "\\\\").replace("|", "\\|")).replace("⏎", "<br>");
    }

    private static List<String> distinct(List<String> names) {
        var seen = new HashSet<String>();
        var keys = new ArrayList<String>();
        for (var name : names) {
            var key = name;
            for (int i = 2; !seen.add(key); i++) {
                key = name + "_" + i;
            }
            keys.add(key);
        }
        return keys;
    }

    /** Numbers, booleans and JSON as what they are; every other type as PostgreSQL prints it. */
    private static String json(@Nullable String value, ResultColumn column) {
        if (value == null) {
            return "null";
        }
        if (column.type().equals("bool")) {
            return value.equals("t") ? "true" : "false";
        }
        boolean number = column.isNumber()
                && !column.type().equals("money")
                && value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
        return number || column.isJson() ? value : json(value);
    }

    private static String json(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

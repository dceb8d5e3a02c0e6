package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects in an array, or one a line. */
final class JsonWriter implements RowWriter {
    private final Writer out;
    private final boolean lines;
    private final JsonValues json;
    private final List<String> names = new ArrayList<>();
    private final List<ValueKind> kinds = new ArrayList<>();
    private final List<ValueKind> elements = new ArrayList<>();
    private boolean first = true;

    JsonWriter(Writer out, boolean lines) {
        this.out = out;
        this.lines = lines;
        this.json = new JsonValues(out);
    }

    @Override
    public void begin(List<Row.Column> columns) throws IOException {
        var known = new HashSet<String>();
        for (var column : columns) {
            var name = column.name();
            for (int i = 2; !known.add(name); i++) {
                name = column.name() + "_" + i;
            }
            names.add(quoted(name) + ":");
            kinds.add(ValueKind.of(column.type()));
            elements.add(ValueKind.ofElement(column.type()));
        }
        if (!lines) {
            out.write('[');
        }
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        if (!lines) {
            out.write(first ? "\n" : ",\n");
        }
        first = false;
        out.write('{');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(names.get(i));
            var value = values[i];
            if (value == null) {
                out.write("null");
            } else {
                json.value(value, kinds.get(i), elements.get(i));
            }
        }
        out.write(lines ? "}\n" : "}");
    }

    @Override
    public void end() throws IOException {
        if (!lines) {
            out.write("\n]\n");
        }
    }

    private static String quoted(String name) throws IOException {
        var text = new StringWriter();
        new JsonValues(text).string(name);
        return text.toString();
    }
}

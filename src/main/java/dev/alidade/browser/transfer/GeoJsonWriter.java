package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Features as RFC 7946 wants them; the geometry comes as GeoJSON in longitude and latitude already. */
final class GeoJsonWriter implements RowWriter {
    private final Writer out;
    private final int geometry;
    private final JsonValues json;
    private final List<Row.Column> columns = new ArrayList<>();
    private boolean first = true;

    /**
     * @param geometry the place of the geometry column
     */
    GeoJsonWriter(Writer out, int geometry) {
        this.out = out;
        this.geometry = geometry;
        this.json = new JsonValues(out);
    }

    @Override
    public void begin(List<Row.Column> all) throws IOException {
        columns.addAll(all);
        out.write("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        out.write(first ? "\n" : ",\n");
        first = false;
        var shape = values[geometry];
        out.write("{\"type\":\"Feature\",\"geometry\":");
        out.write(shape == null ? "null" : shape);
        out.write(",\"properties\":{");
        boolean some = false;
        for (int i = 0; i < values.length; i++) {
            if (i == geometry) {
                continue;
            }
            if (some) {
                out.write(',');
            }
            some = true;
            var column = columns.get(i);
            json.string(column.name());
            out.write(':');
            var value = values[i];
            if (value == null) {
                out.write("null");
            } else {
                json.value(value, ValueKind.of(column.type()), ValueKind.ofElement(column.type()));
            }
        }
        out.write("}}");
    }

    @Override
    public void end() throws IOException {
        out.write("\n]}\n");
    }
}

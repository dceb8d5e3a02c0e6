package dev.alidade.browser.transfer;

import static dev.alidade.database.Identifiers.literal;
import static dev.alidade.database.Identifiers.quote;

import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One export: the COPY statement, and what becomes of its rows. */
final class ExportRun {
    /** Rows between two words to the listener. */
    private static final int STEP = 1024;

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Session session;
    private final ExportSource source;
    private final ExportOptions options;
    private final CountingStream out;
    private final TransferListener listener;
    private long rows;

    ExportRun(
            Session session,
            ExportSource source,
            ExportOptions options,
            CountingStream out,
            TransferListener listener) {
        this.session = session;
        this.source = source;
        this.options = options;
        this.out = out;
        this.listener = listener;
    }

    long write(@Nullable InsertTarget table) {
        var format = options.format();
        // the statement must stand by itself as a query, so that nothing in it reaches the COPY around it
        var columns = session.columns(source.query());
        try {
            boolean separated = format == TransferFormat.CSV || format == TransferFormat.TSV;
            if (separated && options.csv().bom()) {
                out.write(BOM);
            }
            if (separated && !options.neutralise()) {
                return asTheServerWritesIt();
            }
            if (format == TransferFormat.EXCEL) {
                return rows(columns, new ExcelWriter(out), source.query());
            }
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            long written;
            if (format == TransferFormat.GEOJSON) {
                int geometry = geometry(columns);
                written = rows(columns, new GeoJsonWriter(text, geometry), spatial(columns, geometry));
            } else {
                written = rows(columns, writer(text, table == null ? InsertTarget.RESULT : table), source.query());
            }
            text.flush();
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowWriter writer(BufferedWriter text, InsertTarget table) {
        return switch (options.format()) {
            case JSON -> new JsonWriter(text, false);
            case NDJSON -> new JsonWriter(text, true);
            case SQL -> new InsertWriter(text, table.sql(), table.generated(), table.overriding());
            case MARKDOWN -> new MarkdownWriter(text);
            default -> new CsvWriter(text, options.separated());
        };
    }

    private long asTheServerWritesIt() {
        var csv = options.separated();
        var sql = "copy (\n" + source.query() + "\n) to stdout (format csv, encoding 'UTF8', delimiter "
                + literal(String.valueOf(csv.delimiter())) + ", null " + literal(csv.nullText())
                + (csv.header() ? ", header true" : "")
                + (csv.quoteAll() ? ", force_quote *" : "") + ")";
        rows = csv.header() ? -1 : 0;
        session.copyOut(sql, line -> {
            try {
                out.write(line, 0, line.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            step();
        });
        return rows;
    }

    private long rows(List<Row.Column> columns, RowWriter writer, String query) throws IOException {
        int count = columns.size();
        writer.begin(columns);
        session.copyOut("copy (\n" + query + "\n) to stdout (format text, encoding 'UTF8')", line -> {
            try {
                writer.row(CopyText.values(line, count));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            step();
        });
        writer.end();
        return rows;
    }

    private void step() {
        if (++rows % STEP == 0) {
            listener.progress(rows, out.count());
        }
    }

    private static int geometry(List<Row.Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (ValueKind.of(columns.get(i).type()) == ValueKind.GEOMETRY) {
                return i;
            }
        }
        throw TransferProblems.usage("transfer.export.noGeometry");
    }

    /** The query with its geometry as GeoJSON in longitude and latitude. */
    private String spatial(List<Row.Column> columns, int geometry) {
        var s = quote(Exporter.spatialSchema(session));
        var names = columns.stream().map(Row.Column::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw TransferProblems.usage("transfer.export.sameNames");
        }
        var g = "q." + quote(names.get(geometry)) + "::" + s + ".geometry";
        var shape = ("%1$s.st_asgeojson(case when %1$s.st_srid(%2$s) in (0, 4326) then %2$s"
                        + " else %1$s.st_transform(%2$s, 4326) end, 9, 0)")
                .formatted(s, g);
        var selected = names.stream().map(n -> "q." + quote(n)).collect(Collectors.toList());
        selected.set(geometry, shape);
        return "select " + String.join(", ", selected) + " from (\n" + source.query() + "\n) as q";
    }
}

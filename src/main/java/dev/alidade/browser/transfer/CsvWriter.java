package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Separated values, with what a spreadsheet would run as a formula made harmless. The server writes all other CSV. */
final class CsvWriter implements RowWriter {
    private final Writer out;
    private final CsvOptions options;
    private boolean[] text = {};

    CsvWriter(Writer out, CsvOptions options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public void begin(List<Row.Column> columns) throws IOException {
        text = new boolean[columns.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = ValueKind.of(columns.get(i).type()) != ValueKind.NUMBER;
        }
        if (options.header()) {
            for (int i = 0; i < text.length; i++) {
                separate(i);
                field(harmless(columns.get(i).name()), options.quoteAll());
            }
            out.write('\n');
        }
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            separate(i);
            var value = values[i];
            if (value == null) {
                out.write(options.nullText());
            } else {
                field(text[i] ? harmless(value) : value, options.quoteAll());
            }
        }
        out.write('\n');
    }

    @Override
    public void end() {}

    /** An apostrophe before what Excel, LibreOffice and Google Sheets take for the start of a formula. */
    static String harmless(String value) {
        if (value.isEmpty()) {
            return value;
        }
        return switch (value.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> "'" + value;
            default -> value;
        };
    }

    private void separate(int i) throws IOException {
        if (i > 0) {
            out.write(options.delimiter());
        }
    }

    private void field(String value, boolean quoted) throws IOException {
        if (quoted || value.equals(options.nullText()) || mustQuote(value)) {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(value);
        }
    }

    private boolean mustQuote(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == options.delimiter() || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return value.equals("\\.");
    }
}

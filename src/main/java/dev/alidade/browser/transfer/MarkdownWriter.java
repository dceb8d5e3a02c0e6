package dev.alidade.browser.transfer;

import dev.alidade.database.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as GitHub reads it; what would be markup in a value is shown as it is. */
final class MarkdownWriter implements RowWriter {
    private final Writer out;

    MarkdownWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<Row.Column> columns) throws IOException {
        for (var column : columns) {
            out.write("| ");
            out.write(escaped(column.name()));
            out.write(' ');
        }
        out.write("|\n");
        for (var column : columns) {
            out.write(ValueKind.of(column.type()) == ValueKind.NUMBER ? "|---:" : "|---");
        }
        out.write("|\n");
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        for (var value : values) {
            out.write("| ");
            out.write(value == null ? "*NULL*" : escaped(value));
            out.write(' ');
        }
        out.write("|\n");
    }

    @Override
    public void end() {}

    static String escaped(String text) {
        var safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\r' -> {
                    if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                        safe.append("<br>");
                    }
                }
                case '\n' -> safe.append("<br>");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '|', '\\', '`', '*', '_', '[', ']' -> safe.append('\\').append(c);
                default -> safe.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return safe.toString();
    }
}

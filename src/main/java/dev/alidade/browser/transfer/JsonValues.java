package dev.alidade.browser.transfer;

import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Writes PostgreSQL's values as JSON, keeping every digit: numbers as they are printed, never by way of a double. */
final class JsonValues {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final Writer out;

    JsonValues(Writer out) {
        this.out = out;
    }

    void value(String text, ValueKind kind, ValueKind element) throws IOException {
        switch (kind) {
            case NUMBER -> number(text);
            case BOOLEAN -> out.write(text.startsWith("t") ? "true" : "false");
            case JSON -> out.write(oneLine(text));
            case ARRAY -> array(text, element);
            default -> string(text);
        }
    }

    void string(String text) throws IOException {
        out.write('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && c != '\u2028' && c != '\u2029' && c != 127) {
                continue;
            }
            out.write(text, plain, i - plain);
            plain = i + 1;
            switch (c) {
                case '"' -> out.write("\\\"");
                case '\\' -> out.write("\\\\");
                case '\n' -> out.write("\\n");
                case '\r' -> out.write("\\r");
                case '\t' -> out.write("\\t");
                default -> {
                    out.write("\\u");
                    out.write(HexFormat.of().toHexDigits(c));
                }
            }
        }
        out.write(text, plain, text.length() - plain);
        out.write('"');
    }

    private void number(String text) throws IOException {
        if (NUMBER.matcher(text).matches()) {
            out.write(text);
        } else {
            string(text); // NaN, Infinity
        }
    }

    private void array(String text, ValueKind element) throws IOException {
        var elements = ArrayText.read(text);
        if (elements.isPresent()) {
            elements(elements.get(), element);
        } else {
            string(text);
        }
    }

    private void elements(List<ArrayText.Element> elements, ValueKind kind) throws IOException {
        out.write('[');
        boolean first = true;
        for (var element : elements) {
            if (!first) {
                out.write(',');
            }
            first = false;
            switch (element) {
                case ArrayText.Element.Nested nested -> elements(nested.elements(), kind);
                case ArrayText.Element.Value(var text) when text == null -> out.write("null");
                case ArrayText.Element.Value(var text) -> value(text, kind, ValueKind.TEXT);
            }
        }
        out.write(']');
    }

    /** Line ends inside JSON stand between tokens only, so that a space does as well. */
    private static String oneLine(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0
                ? json
                : json.replace('\n', ' ').replace('\r', ' ');
    }
}

package dev.alidade.browser.edit;

import java.util.ArrayList;
import java.util.List;

/** Splits what a spreadsheet puts on the clipboard: tabs between fields, quotes around those that hold tabs or lines. */
public final class PastedBlock {
    private PastedBlock() {}

    /** Its lines, each with its fields. A last line end adds no line. */
    public static List<List<String>> of(String text) {
        var lines = new ArrayList<List<String>>();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i < text.length() && text.charAt(i) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty() && closes(text, i)) {
                quoted = true;
            } else if (c == '\t') {
                take(fields, field);
            } else if (c == '\n' || c == '\r') {
                i += c == '\r' && i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
                take(fields, field);
                lines.add(List.copyOf(fields));
                fields.clear();
            } else {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !fields.isEmpty()) {
            take(fields, field);
            lines.add(List.copyOf(fields));
        }
        return lines;
    }

    /** Whether a quote opens a field that a quote before a tab, a line end or the end closes. */
    private static boolean closes(String text, int from) {
        int i = from;
        while (i < text.length()) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i + 1 == text.length() || "\t\r\n".indexOf(text.charAt(i + 1)) >= 0;
                }
            }
            i++;
        }
        return false;
    }

    private static void take(List<String> fields, StringBuilder field) {
        fields.add(field.toString());
        field.setLength(0);
    }
}

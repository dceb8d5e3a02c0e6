package dev.alidade.browser.ui;

import java.util.ArrayList;
import java.util.List;

/** Splits what was typed for a list: commas or line ends between values, double quotes around those that hold some. */
final class ListedValues {
    private ListedValues() {}

    static List<String> of(String typed) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quoted && c == '"' && i + 1 < typed.length() && typed.charAt(i + 1) == '"') {
                value.append('"');
                i++;
            } else if (c == '"' && (quoted || value.toString().isBlank())) {
                quoted = !quoted;
                if (quoted) {
                    value.setLength(0);
                    wasQuoted = true;
                }
            } else if (!quoted && (c == ',' || c == '\n')) {
                add(values, value, wasQuoted);
                wasQuoted = false;
            } else {
                value.append(c);
            }
        }
        add(values, value, wasQuoted);
        return values;
    }

    private static void add(List<String> values, StringBuilder value, boolean quoted) {
        var text = quoted ? value.toString() : value.toString().strip();
        if (quoted || !text.isEmpty()) {
            values.add(text);
        }
        value.setLength(0);
    }
}

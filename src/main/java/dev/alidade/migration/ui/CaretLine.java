package dev.alidade.migration.ui;

/** The line of a text at which something went wrong, and below it a caret under the place. */
final class CaretLine {
    private static final int BEFORE = 60;
    private static final int AFTER = 30;

    private CaretLine() {}

    /**
     * Two lines for a fixed-width face; empty when the text has no such line.
     *
     * @param line from 1
     * @param column from 1, in code points
     */
    static String of(String text, int line, int column) {
        if (line < 1) {
            return "";
        }
        var found = text.lines().skip(line - 1L).findFirst().orElse("");
        if (found.isBlank()) {
            return "";
        }
        var points = found.replace('\t', ' ').codePoints().toArray();
        int place = Math.clamp(column - 1L, 0, points.length);
        int start = Math.max(0, place - BEFORE);
        int end = Math.min(points.length, Math.max(place, BEFORE) + AFTER);
        var head = Integer.toString(line) + " | " + (start > 0 ? "…" : "");
        var shown = head + new String(points, start, end - start) + (end < points.length ? "…" : "");
        return shown + "\n" + " ".repeat(head.length() + place - start) + "^";
    }
}

package dev.alidade.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A snippet as it is written into the editor.
 *
 * @param text without the marks
 * @param stops where the caret goes, first to last; the last one is where it stays
 */
public record SnippetText(String text, List<Stop> stops) {
    /** {@code $1} alone is SQL of its own, so that only the form with braces is a mark. */
    private static final Pattern MARK = Pattern.compile("\\$\\{(?<number>\\d{1,2})(:(?<text>[^{}]*))?}");

    /** A place to fill in, in chars; {@code from == to} where it is empty. */
    public record Stop(int from, int to) {}

    private record Numbered(int number, Stop stop) {}

    public SnippetText {
        stops = List.copyOf(stops);
    }

    /** Reads the marks; a text without any ends with the caret behind it. */
    public static SnippetText of(String body) {
        var text = new StringBuilder();
        var found = new ArrayList<Numbered>();
        var mark = MARK.matcher(body);
        int at = 0;
        while (mark.find()) {
            text.append(body, at, mark.start());
            int from = text.length();
            text.append(mark.group("text") == null ? "" : mark.group("text"));
            int number = Integer.parseInt(mark.group("number"));
            found.add(new Numbered(number == 0 ? Integer.MAX_VALUE : number, new Stop(from, text.length())));
            at = mark.end();
        }
        text.append(body, at, body.length());
        found.sort(Comparator.comparingInt(Numbered::number));
        if (found.isEmpty() || found.getLast().number() != Integer.MAX_VALUE) {
            found.add(new Numbered(Integer.MAX_VALUE, new Stop(text.length(), text.length())));
        }
        return new SnippetText(
                text.toString(), found.stream().map(Numbered::stop).toList());
    }

    /** The same behind an indent: every line but the first begins with it. */
    public SnippetText indented(String indent) {
        if (indent.isEmpty()) {
            return this;
        }
        var moved = stops.stream()
                .map(stop -> new Stop(
                        stop.from() + indent.length() * breaks(stop.from()),
                        stop.to() + indent.length() * breaks(stop.to())))
                .toList();
        return new SnippetText(text.replace("\n", "\n" + indent), moved);
    }

    private int breaks(int place) {
        return (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }
}

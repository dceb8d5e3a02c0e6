package dev.alidade.monitoring.report;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of {@code name = value} lines under {@code [check]} or {@code [check @ profile]}; {@code #} begins a comment
 * at the beginning of a line or after a space. Says nothing about what names and values mean.
 *
 * @param lines as they are in the file
 */
record SettingsText(List<String> lines) {
    private static final Pattern HEAD = Pattern.compile("\\[\\s*([^\\]@]+?)\\s*(?:@\\s*([^\\]]+?)\\s*)?\\]");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

    /** One {@code name = value}; lines are counted from 1. */
    record Entry(String name, String value, int line) {}

    /** Something that cannot be understood. */
    record Mistake(int line, String text) {}

    /**
     * What belongs to one check.
     *
     * @param check empty for what stands before the first heading
     * @param profile null for every profile
     * @param line of the heading, from 1
     * @param end line of the next heading, or one more than the last
     */
    record Section(String check, @Nullable String profile, int line, int end, List<Entry> entries) {
        String heading() {
            return SettingsText.heading(check, profile);
        }
    }

    /** What was read, and what could not be. */
    record Parsed(List<Section> sections, List<Mistake> mistakes) {}

    SettingsText {
        lines = List.copyOf(lines);
    }

    static String heading(String check, @Nullable String profile) {
        return "[" + check + (profile == null ? "" : " @ " + profile) + "]";
    }

    Parsed parse() {
        var sections = new ArrayList<Section>();
        var mistakes = new ArrayList<Mistake>();
        var headings = new HashMap<String, Integer>();
        var begun = new Section("", null, 0, 0, new ArrayList<>());
        for (int number = 1; number <= lines.size(); number++) {
            var text = meaningful(lines.get(number - 1));
            var head = HEAD.matcher(text);
            if (head.matches()) {
                sections.add(ended(begun, number));
                begun = new Section(head.group(1), head.group(2), number, number, new ArrayList<>());
                var former = headings.putIfAbsent(begun.heading(), number);
                if (former != null) {
                    mistakes.add(new Mistake(number, wrong("headingTwice", begun.heading(), former)));
                }
            } else if (!text.isEmpty()) {
                entry(text, number, begun, mistakes);
            }
        }
        sections.add(ended(begun, lines.size() + 1));
        return new Parsed(sections, mistakes);
    }

    private static void entry(String text, int number, Section section, List<Mistake> mistakes) {
        var entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            mistakes.add(new Mistake(number, wrong("form", text)));
            return;
        }
        for (var other : section.entries()) {
            if (other.name().equals(entry.group(1))) {
                mistakes.add(new Mistake(number, wrong("twice", other.name(), other.line())));
                return;
            }
        }
        section.entries().add(new Entry(entry.group(1), entry.group(2), number));
    }

    private static Section ended(Section section, int line) {
        return new Section(section.check(), section.profile(), section.line(), line, List.copyOf(section.entries()));
    }

    /**
     * The same with exactly these entries in one section; comments stay where they are. A section that would hold
     * nothing goes.
     */
    SettingsText with(String check, @Nullable String profile, Map<String, String> wanted) {
        var heading = heading(check, profile);
        var found = parse().sections().stream()
                .filter(section -> section.line() > 0 && section.heading().equals(heading))
                .findFirst();
        if (found.isEmpty()) {
            return wanted.isEmpty() ? this : appended(heading, wanted);
        }
        var section = found.get();
        var body = new ArrayList<String>();
        var left = new LinkedHashMap<>(wanted);
        for (int number = section.line() + 1; number < section.end(); number++) {
            var line = lines.get(number - 1);
            var entry = ENTRY.matcher(meaningful(line));
            var value = entry.matches() ? left.remove(entry.group(1)) : null;
            if (!entry.matches()) {
                body.add(line);
            } else if (value != null) {
                body.add(value.equals(entry.group(2)) ? line : entry.group(1) + " = " + value);
            }
        }
        int last = body.size();
        while (last > 0 && body.get(last - 1).isBlank()) {
            last--;
        }
        var added = new ArrayList<String>();
        left.forEach((name, value) -> added.add(name + " = " + value));
        body.addAll(last, added);
        var all = new ArrayList<>(lines.subList(0, section.line() - 1));
        if (body.stream().anyMatch(line -> !line.isBlank())) {
            all.add(lines.get(section.line() - 1));
            all.addAll(body);
        }
        all.addAll(lines.subList(section.end() - 1, lines.size()));
        return new SettingsText(all);
    }

    private SettingsText appended(String heading, Map<String, String> wanted) {
        var all = new ArrayList<>(lines);
        if (!all.isEmpty() && !all.getLast().isBlank()) {
            all.add("");
        }
        all.add(heading);
        wanted.forEach((name, value) -> all.add(name + " = " + value));
        return new SettingsText(all);
    }

    /** A line without its comment and the space around it. */
    private static String meaningful(String line) {
        return line.replaceFirst("(^|\\s)#.*$", "").strip();
    }

    private static String wrong(String what, Object... arguments) {
        return Messages.text("monitoring.settings.wrong." + what, arguments);
    }
}

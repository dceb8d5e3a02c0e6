package dev.alidade.migration.script;

import dev.alidade.migration.script.ScriptSource.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that holds a migration and what takes it back, each behind a mark.
 *
 * @param convention whose marks they are
 * @param spans where the parts lie
 * @param upRefusesTransaction whether the marks say that the way up must not run in a transaction
 * @param downRefusesTransaction the same of the way down
 */
record Sections(Convention convention, List<Span> spans, boolean upRefusesTransaction, boolean downRefusesTransaction) {
    private static final Pattern MARK = Pattern.compile(
            "(?im)^[ \\t]*--[ \\t]*(?:(migrate:|\\+migrate[ \\t]+|\\+goose[ \\t]+)(up|down)\\b([^\\r\\n]*)|\\+goose[ \\t]+(no[ \\t]+transaction)\\b[^\\r\\n]*)(?:\\r?\\n|\\z)");

    private static final Pattern STATEMENT_END =
            Pattern.compile("(?im)^[ \\t]*--[ \\t]*\\+goose[ \\t]+StatementEnd\\b");

    /** A part of the text. */
    record Span(Part part, int start, int end) {}

    /** The sections of a text; empty when it has no mark. */
    static Optional<Sections> of(String text) {
        if (!text.contains("migrate:") && !text.contains("+goose") && !text.contains("+migrate")) {
            return Optional.empty();
        }
        var spans = new ArrayList<Span>();
        var convention = Convention.NONE;
        boolean[] alone = {false, false};
        var marks = MARK.matcher(text);
        while (marks.find()) {
            if (marks.group(4) != null) {
                alone = new boolean[] {true, true};
                continue;
            }
            close(spans, marks.start());
            var part = "up".equalsIgnoreCase(marks.group(2)) ? Part.UP : Part.DOWN;
            spans.add(new Span(part, marks.end(), text.length()));
            convention = convention(marks.group(1));
            var options = marks.group(3).replace(" ", "").toLowerCase(Locale.ROOT);
            if (options.contains("transaction:false") || options.contains("notransaction")) {
                alone[part == Part.UP ? 0 : 1] = true;
            }
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(new Sections(convention, spans, alone[0], alone[1]));
    }

    Sections {
        spans = List.copyOf(spans);
    }

    /** The text with a semicolon where goose's marks end a statement, which need not end in one itself. */
    static String closed(String text) {
        return text.contains("+goose") ? STATEMENT_END.matcher(text).replaceAll("; $0") : text;
    }

    /** Only this part, every other line empty, so that lines keep their numbers. */
    String text(String whole, Part part) {
        var result = new StringBuilder();
        int at = 0;
        for (var span : spans) {
            if (span.part() == part) {
                feeds(whole, at, span.start(), result);
                result.append(whole, span.start(), span.end());
                at = span.end();
            }
        }
        return result.toString();
    }

    boolean has(Part part) {
        return spans.stream().anyMatch(s -> s.part() == part);
    }

    boolean refusesTransaction(Part part) {
        return part == Part.DOWN ? downRefusesTransaction : upRefusesTransaction;
    }

    /** What stands before the first mark and belongs to no part. */
    String before(String whole) {
        return MARK.matcher(whole)
                .results()
                .findFirst()
                .map(m -> whole.substring(0, m.start()))
                .orElse("");
    }

    private static void close(List<Span> spans, int end) {
        if (!spans.isEmpty()) {
            var last = spans.removeLast();
            spans.add(new Span(last.part(), last.start(), end));
        }
    }

    private static Convention convention(String mark) {
        return mark.startsWith("+g") || mark.startsWith("+G")
                ? Convention.GOOSE
                : mark.startsWith("+") ? Convention.SQL_MIGRATE : Convention.DBMATE;
    }

    private static void feeds(String text, int from, int to, StringBuilder result) {
        for (int i = text.indexOf('\n', from); i >= 0 && i < to; i = text.indexOf('\n', i + 1)) {
            result.append('\n');
        }
    }
}

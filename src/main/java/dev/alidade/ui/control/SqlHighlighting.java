package dev.alidade.ui.control;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** Colours SQL by its words: a look only, never used to decide what a statement does. Linear in the text's length. */
final class SqlHighlighting {
    private static final Set<String> KEYWORDS = Set.copyOf(List.of("""
        add all alter always analyze and any array as asc authorization begin between by cascade case check collate column \
        comment commit concurrently constraint create cross current_date current_timestamp current_user database default \
        deferrable deferred delete desc disable distinct do domain drop each else enable end enum except exclude execute \
        exists extension false filter first following for force foreign from full function generated grant group having \
        identity if immutable in index inherits initially inner insert instead intersect interval into invoker is join key \
        language last lateral left like limit materialized natural no not null nulls of offset on only or order outer over \
        owner partition plpgsql policy preceding primary privileges procedure public publication raise range recursive \
        references refresh rename replace replica restrict return returning returns revoke right role rollback row rows \
        rule schema security select sequence session set setof similar stable stored table temporary then to transaction \
        trigger true truncate type union unique unlogged update usage user using values vacuum view volatile when where \
        while window with without\
        """.split("\\s+")));
    private static final Pattern TOKEN = Pattern.compile("(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<string>[eE]?'(?:[^'\\\\]|\\\\.|'')*+')"
            + "|(?<quoted>\"(?:[^\"]|\"\")*+\")"
            + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
            + "|(?<word>[A-Za-z_][A-Za-z_0-9$]*)");

    private SqlHighlighting() {}

    /** The style classes {@code sql-keyword}, {@code sql-string}, {@code sql-comment}, {@code sql-number} over the text. */
    static StyleSpans<Collection<String>> of(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        var tokens = TOKEN.matcher(text);
        int end = 0;
        while (tokens.find()) {
            var style = style(tokens);
            if (style.isEmpty()) {
                continue;
            }
            spans.add(Collections.emptyList(), tokens.start() - end);
            spans.add(Collections.singleton(style), tokens.end() - tokens.start());
            end = tokens.end();
        }
        spans.add(Collections.emptyList(), text.length() - end);
        return spans.create();
    }

    private static String style(Matcher token) {
        if (token.group("comment") != null) {
            return "sql-comment";
        }
        if (token.group("string") != null) {
            return "sql-string";
        }
        if (token.group("number") != null) {
            return "sql-number";
        }
        var word = token.group("word");
        return word != null && KEYWORDS.contains(word.toLowerCase(Locale.ROOT)) ? "sql-keyword" : "";
    }
}

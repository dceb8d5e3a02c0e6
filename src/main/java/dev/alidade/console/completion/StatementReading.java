package dev.alidade.console.completion;

import dev.alidade.statement.Tokens;
import dev.alidade.statement.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of one statement, each with the parentheses it stands in. */
final class StatementReading {
    private final List<Word> words = new ArrayList<>();
    /** The group around each group; the outermost is 0 and its own parent. */
    private final List<Integer> parents = new ArrayList<>(List.of(0));

    /**
     * One word, name, text or sign.
     *
     * @param group the parentheses that it stands in; an opening one stands outside of its own
     * @param inner for an opening parenthesis the group that it opens, else -1
     */
    record Word(Kind kind, String text, int start, int group, int inner) {
        int end() {
            return start + text.length();
        }

        String lower() {
            return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
        }

        boolean is(String sign) {
            return kind == Kind.OTHER && text.equals(sign);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.NAME;
        }
    }

    StatementReading(String sql) {
        var open = new ArrayDeque<Integer>(List.of(0));
        var tokens = new Tokens(sql);
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            var text = tokens.text();
            if (kind == Kind.NAME && continuesName(tokens.start())) {
                var first = words.removeLast();
                words.add(new Word(Kind.NAME, first.text() + text, first.start(), first.group(), -1));
                continue;
            }
            if (text.equals(")") && open.size() > 1) {
                open.pop();
            }
            int group = open.element();
            boolean opens = kind == Kind.OTHER && text.equals("(");
            words.add(new Word(kind, text, tokens.start(), group, opens ? parents.size() : -1));
            if (opens) {
                open.push(parents.size());
                parents.add(group);
            }
        }
    }

    private boolean continuesName(int start) {
        return !words.isEmpty()
                && words.getLast().kind() == Kind.NAME
                && words.getLast().end() == start;
    }

    List<Word> words() {
        return words;
    }

    Word word(int place) {
        return words.get(place);
    }

    /** The lower-case word at a place; empty for signs, texts and beyond the ends. */
    String lower(int place) {
        return place >= 0 && place < words.size() ? words.get(place).lower() : "";
    }

    boolean isSign(int place, String sign) {
        return place >= 0 && place < words.size() && words.get(place).is(sign);
    }

    boolean isName(int place) {
        return place >= 0 && place < words.size() && words.get(place).isName();
    }

    /** Whether what stands in one group sees what is named in another: the same or one around it. */
    boolean sees(int group, int other) {
        int at = group;
        while (at != other && at != 0) {
            at = parents.get(at);
        }
        return at == other;
    }

    /** The place of the parenthesis that closes what opens at a place, or the number of words. */
    int closing(int opening) {
        int group = words.get(opening).group();
        for (int i = opening + 1; i < words.size(); i++) {
            if (words.get(i).is(")") && words.get(i).group() == group) {
                return i;
            }
        }
        return words.size();
    }

    /** How many words begin before a place of the text. */
    int before(int offset) {
        int count = 0;
        while (count < words.size() && words.get(count).start() < offset) {
            count++;
        }
        return count;
    }

    /** The group that a place of the text is in. */
    int groupAt(int offset) {
        int last = before(offset) - 1;
        if (last < 0) {
            return 0;
        }
        var word = words.get(last);
        return word.inner() >= 0 && word.end() <= offset ? word.inner() : word.group();
    }
}

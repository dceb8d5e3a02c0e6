package dev.alidade.migration.script;

import dev.alidade.statement.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over the words, names and signs of one statement, comments left out. */
final class StatementWords {
    /** A name, perhaps with its schema. */
    record Name(@Nullable String schema, String name) {}

    private record Word(String text, boolean plain) {}

    private final List<Word> words = new ArrayList<>();
    private int at;

    StatementWords(String sql) {
        var tokens = new Tokens(sql);
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            switch (kind) {
                case WORD -> words.add(new Word(tokens.text().toLowerCase(Locale.ROOT), true));
                case NAME -> words.add(new Word(unquoted(tokens.text()), false));
                case OTHER, TEXT, BODY -> words.add(new Word(tokens.text(), false));
                case COMMENT, SEMICOLON -> {}
            }
        }
    }

    boolean isAtEnd() {
        return at >= words.size();
    }

    /** Goes over a word if it comes next. */
    boolean take(String word) {
        if (!isAtEnd() && isSign(at, word)) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes over these words if all of them come next. */
    boolean takeAll(String... expected) {
        if (at + expected.length > words.size()) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!isSign(at + i, expected[i])) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Goes over any of these words, however many come next, and tells which. */
    List<String> takeAny(Set<String> choices) {
        var taken = new ArrayList<String>();
        while (!isAtEnd()
                && words.get(at).plain()
                && choices.contains(words.get(at).text())) {
            taken.add(words.get(at++).text());
        }
        return taken;
    }

    /** The next word, whatever it is. */
    String next() {
        return isAtEnd() ? "" : words.get(at++).text();
    }

    boolean isNext(String word) {
        return !isAtEnd() && isSign(at, word);
    }

    boolean isNextOneOf(Set<String> choices) {
        return !isAtEnd()
                && words.get(at).plain()
                && choices.contains(words.get(at).text());
    }

    /** The name that comes next; a database before the schema is passed over. */
    Optional<Name> name() {
        if (isAtEnd() || isSign(at, "(")) {
            return Optional.empty();
        }
        String schema = null;
        var name = next();
        while (isNext(".")) {
            at++;
            schema = name;
            name = next();
        }
        return Optional.of(new Name(schema, name));
    }

    /** Goes behind the next such word outside parentheses; false when there is none. */
    boolean skipTo(String word) {
        int depth = 0;
        while (!isAtEnd()) {
            if (depth == 0 && isSign(at, word)) {
                at++;
                return true;
            }
            depth += isSign(at, "(") ? 1 : isSign(at, ")") ? -1 : 0;
            at++;
        }
        return false;
    }

    private boolean isSign(int place, String word) {
        var found = words.get(place);
        return found.text().equals(word) && (found.plain() || !Character.isLetter(word.charAt(0)));
    }

    private static String unquoted(String quoted) {
        return quoted.length() < 2 ? quoted : quoted.substring(1, quoted.length() - 1);
    }
}

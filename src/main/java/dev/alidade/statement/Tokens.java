package dev.alidade.statement;

import org.jspecify.annotations.Nullable;

/** Walks over the tokens of a text that holds no COPY data. Blanks are passed over. */
public final class Tokens {
    /** What a token is. */
    public enum Kind {
        WORD,
        TEXT,
        NAME,
        BODY,
        COMMENT,
        SEMICOLON,
        OTHER
    }

    private static final String OPERATOR = "+-*/<>=~!@#%^&|`?:";

    private final String source;
    private int start;
    private int end;
    private Kind kind = Kind.OTHER;

    public Tokens(String source) {
        this.source = source;
    }

    /** Goes to the next token; null at the end. */
    @Nullable
    public Kind next() {
        start = end;
        while (start < source.length() && Character.isWhitespace(source.charAt(start))) {
            start++;
        }
        if (start == source.length()) {
            end = start;
            return null;
        }
        kind = read(source.charAt(start));
        return kind;
    }

    public int start() {
        return start;
    }

    public String text() {
        return source.substring(start, end);
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD
                && source.regionMatches(true, start, word, 0, word.length())
                && end - start == word.length();
    }

    private Kind read(char c) {
        if (source.startsWith("--", start)) {
            return at(Lexis.lineEnd(source, start), Kind.COMMENT);
        }
        if (source.startsWith("/*", start)) {
            return at(Lexis.commentEnd(source, start), Kind.COMMENT);
        }
        return switch (c) {
            case ';' -> at(start + 1, Kind.SEMICOLON);
            case '\'' -> at(Lexis.quoteEnd(source, start, false), Kind.TEXT);
            case '"' -> at(Lexis.nameEnd(source, start), Kind.NAME);
            case '$' -> {
                int close = Lexis.dollarEnd(source, start);
                yield at(close, close == start + 1 ? Kind.OTHER : Kind.BODY);
            }
            default -> Lexis.startsWord(c) ? word(c) : at(otherEnd(c), Kind.OTHER);
        };
    }

    private Kind word(char c) {
        boolean escapes = (c == 'e' || c == 'E') && source.startsWith("'", start + 1);
        return escapes
                ? at(Lexis.quoteEnd(source, start + 1, true), Kind.TEXT)
                : at(Lexis.wordEnd(source, start), Kind.WORD);
    }

    private int otherEnd(char c) {
        if (Character.isDigit(c)) {
            return Lexis.wordEnd(source, start);
        }
        int i = start + 1;
        if (OPERATOR.indexOf(c) >= 0) {
            while (i < source.length()
                    && OPERATOR.indexOf(source.charAt(i)) >= 0
                    && !source.startsWith("--", i)
                    && !source.startsWith("/*", i)) {
                i++;
            }
        }
        return i;
    }

    private Kind at(int position, Kind found) {
        end = position;
        return found;
    }
}

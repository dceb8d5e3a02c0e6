package dev.alidade.statement;

/** Where PostgreSQL's lexical elements end. An element that is never closed ends with the text. */
public final class Lexis {
    private Lexis() {}

    public static boolean startsWord(char c) {
        return Character.isLetter(c) || c == '_' || (c > 127 && !Character.isWhitespace(c));
    }

    public static boolean continuesWord(char c) {
        return startsWord(c) || Character.isDigit(c) || c == '$';
    }

    public static int wordEnd(String s, int from) {
        int end = from;
        while (end < s.length() && continuesWord(s.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The end of a line, behind its line feed. */
    public static int lineEnd(String s, int from) {
        int feed = s.indexOf('\n', from);
        return feed < 0 ? s.length() : feed + 1;
    }

    /** The end of a block comment; such comments nest. */
    public static int commentEnd(String s, int from) {
        int depth = 0;
        int i = from;
        while (i < s.length()) {
            if (s.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (s.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return s.length();
    }

    /** The end of a quoted text; {@code ''} stands for a quote, with {@code escapes} also {@code \'}. */
    public static int quoteEnd(String s, int from, boolean escapes) {
        int i = from + 1;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
            } else if (c == '\'' && i + 1 < s.length() && s.charAt(i + 1) == '\'') {
                i += 2;
            } else if (c == '\'') {
                return i + 1;
            } else {
                i++;
            }
        }
        return s.length();
    }

    /** The end of a quoted name; a doubled quote merely starts the next one at once. */
    public static int nameEnd(String s, int from) {
        int end = s.indexOf('"', from + 1);
        return end < 0 ? s.length() : end + 1;
    }

    /** The end of a dollar-quoted text, or of the dollar sign alone where none starts. */
    public static int dollarEnd(String s, int from) {
        int tagEnd = from + 1;
        while (tagEnd < s.length()
                && s.charAt(tagEnd) != '$'
                && (tagEnd == from + 1 ? startsWord(s.charAt(tagEnd)) : continuesWord(s.charAt(tagEnd)))) {
            tagEnd++;
        }
        if (tagEnd >= s.length() || s.charAt(tagEnd) != '$') {
            return from + 1;
        }
        var tag = s.substring(from, tagEnd + 1);
        int end = s.indexOf(tag, tagEnd + 1);
        return end < 0 ? s.length() : end + tag.length();
    }

    /** The end of COPY data: behind the line that holds only {@code \.}, or the end of the text. */
    public static int copyDataEnd(String s, int from) {
        int i = lineEnd(s, from);
        while (i < s.length()) {
            int end = lineEnd(s, i);
            if (s.startsWith("\\.", i) && s.substring(i + 2, end).isBlank()) {
                return end;
            }
            i = end;
        }
        return s.length();
    }
}

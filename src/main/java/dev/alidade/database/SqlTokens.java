package dev.alidade.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Splits SQL as PostgreSQL's own lexer does with {@code standard_conforming_strings} on: nested comments, dollar quotes,
 * {@code E''}, {@code U&""} and names beyond ASCII.
 */
final class SqlTokens {
    private static final Set<String> STATEMENTS =
            Set.of("select", "values", "table", "insert", "update", "delete", "merge");

    enum Kind {
        WORD,
        NAME,
        ESCAPED_NAME,
        TEXT,
        MARK
    }

    /**
     * One token.
     *
     * @param kind what it is
     * @param content a word in lower case as the server folds it, a name or text without its quotes, or one mark
     */
    record Token(Kind kind, String content) {
        boolean is(String mark) {
            return kind == Kind.MARK && content.equals(mark);
        }

        /** The word; empty for everything that cannot be a keyword. */
        String word() {
            return kind == Kind.WORD ? content : "";
        }

        /** The identifier, quoted or not; empty for other tokens. */
        String name() {
            return kind == Kind.WORD || kind == Kind.NAME ? content : "";
        }
    }

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> questionMarks = new ArrayList<>();
    private int place;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /** @throws IllegalArgumentException when a quote or comment does not end, or a zero byte is in the text */
    static List<Token> of(String sql) {
        return List.copyOf(read(sql).tokens);
    }

    /** The same text with every operator's question mark doubled, as pgjdbc wants it. */
    static String withDoubledQuestionMarks(String sql) {
        var doubled = new StringBuilder(sql);
        read(sql).questionMarks.reversed().forEach(at -> doubled.insert(at.intValue(), '?'));
        return doubled.toString();
    }

    /**
     * Where the statement begins that a leading WITH list belongs to.
     *
     * @return a place in {@code sql}, in chars; empty where it begins with no WITH, or the statement is not found
     */
    static OptionalInt behindWith(String sql) {
        var reader = read(sql);
        int depth = 0;
        boolean listed = false;
        for (int i = 0; i < reader.tokens.size(); i++) {
            var token = reader.tokens.get(i);
            if (i == 0 && !token.word().equals("with")) {
                break;
            }
            boolean begins = depth == 0 && listed && (token.is("(") || STATEMENTS.contains(token.word()));
            if (begins && reader.tokens.get(i - 1).is(")")) {
                return OptionalInt.of(reader.starts.get(i));
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            listed |= depth == 0 && token.is(")");
        }
        return OptionalInt.empty();
    }

    private static SqlTokens read(String sql) {
        if (sql.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("zero byte");
        }
        var reader = new SqlTokens(sql);
        while (reader.place < sql.length()) {
            reader.next();
        }
        return reader;
    }

    private void next() {
        char c = sql.charAt(place);
        int start = place;
        if (" \t\n\r\f\u000b".indexOf(c) >= 0) {
            place++;
        } else if (sql.startsWith("--", place)) {
            while (place < sql.length() && sql.charAt(place) != '\n' && sql.charAt(place) != '\r') {
                place++;
            }
        } else if (sql.startsWith("/*", place)) {
            comment();
        } else if (c == '\'') {
            text(false);
        } else if (c == '"') {
            add(Kind.NAME, quoted('"', false));
        } else if (c == '$' && dollarTag() >= 0) {
            dollar(dollarTag());
        } else if (isNameStart(c)) {
            word();
        } else {
            if (c == '?') {
                questionMarks.add(place);
            }
            add(Kind.MARK, String.valueOf(c));
            place++;
        }
        if (tokens.size() > starts.size()) {
            starts.add(start);
        }
    }

    private void word() {
        char c = Character.toLowerCase(sql.charAt(place));
        char after = place + 1 < sql.length() ? sql.charAt(place + 1) : ' ';
        if (after == '\'' && "ebxn".indexOf(c) >= 0) {
            place++;
            text(c == 'e');
            return;
        }
        if (c == 'u' && after == '&' && place + 2 < sql.length() && "'\"".indexOf(sql.charAt(place + 2)) >= 0) {
            place += 2;
            if (sql.charAt(place) == '"') {
                add(Kind.ESCAPED_NAME, quoted('"', false));
            } else {
                text(false);
            }
            return;
        }
        int start = place;
        while (place < sql.length() && isNamePart(sql.charAt(place))) {
            place++;
        }
        add(Kind.WORD, sql.substring(start, place).toLowerCase(Locale.ROOT));
    }

    private void text(boolean escapes) {
        add(Kind.TEXT, quoted('\'', escapes));
    }

    private String quoted(char quote, boolean escapes) {
        var content = new StringBuilder();
        place++;
        while (place < sql.length()) {
            char c = sql.charAt(place++);
            if (escapes && c == '\\' && place < sql.length()) {
                content.append(c).append(sql.charAt(place++));
            } else if (c != quote) {
                content.append(c);
            } else if (place < sql.length() && sql.charAt(place) == quote) {
                content.append(quote);
                place++;
            } else {
                return content.toString();
            }
        }
        throw new IllegalArgumentException("unfinished quote");
    }

    private void comment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", place)) {
                depth++;
                place += 2;
            } else if (sql.startsWith("*/", place)) {
                depth--;
                place += 2;
            } else if (place >= sql.length()) {
                throw new IllegalArgumentException("unfinished comment");
            } else {
                place++;
            }
        } while (depth > 0);
    }

    /** The place of the second dollar of an opening tag, or -1. */
    private int dollarTag() {
        int i = place + 1;
        if (i < sql.length() && isNameStart(sql.charAt(i))) {
            while (i < sql.length() && isNamePart(sql.charAt(i)) && sql.charAt(i) != '$') {
                i++;
            }
        }
        return i < sql.length() && sql.charAt(i) == '$' ? i : -1;
    }

    private void dollar(int tagEnd) {
        var tag = sql.substring(place, tagEnd + 1);
        int end = sql.indexOf(tag, tagEnd + 1);
        if (end < 0) {
            throw new IllegalArgumentException("unfinished dollar quote");
        }
        add(Kind.TEXT, sql.substring(tagEnd + 1, end));
        place = end + tag.length();
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content));
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
}

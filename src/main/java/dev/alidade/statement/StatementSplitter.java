package dev.alidade.statement;

import dev.alidade.statement.Piece.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits a script into statements as psql does: quotes, dollar quotes, nested comments, parentheses, SQL function
 * bodies ({@code begin atomic … end}) and the data behind {@code copy … from stdin} are understood; nothing is parsed
 * beyond that. The pieces joined are the script, whatever it holds. One pass, linear time.
 */
public final class StatementSplitter {
    /** How many words of a statement are remembered. */
    public static final int WORDS = 24;

    private static final int BEGINNINGS = 10_000;

    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    /** Dumps repeat themselves: the words of equal beginnings are kept once. */
    private final Map<List<String>, List<String>> beginnings = new HashMap<>();

    private int at;
    private int pieceStart;
    private int body;
    private int parentheses;
    private int atomicDepth;
    private boolean stdin;
    private String lastWord = "";
    private int countedTo;
    private int line = 1;
    private int lineStart;

    private StatementSplitter(String source) {
        this.source = source;
        this.body = -1;
    }

    /** The pieces of a script; an empty script has none. */
    public static List<Piece> split(String source) {
        var splitter = new StatementSplitter(source);
        splitter.run();
        return List.copyOf(splitter.pieces);
    }

    private void run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (source.startsWith("--", at)) {
                at = Lexis.lineEnd(source, at);
            } else if (source.startsWith("/*", at)) {
                at = Lexis.commentEnd(source, at);
            } else if (c == ';' && parentheses == 0 && atomicDepth == 0) {
                at++;
                close(body < 0 ? Kind.BLANK : stdin ? Kind.COPY : Kind.STATEMENT);
            } else if (c == '\\') {
                markBody();
                at = Lexis.lineEnd(source, at);
                close(Kind.PSQL_COMMAND);
            } else {
                markBody();
                token(c);
            }
        }
        close(body < 0 ? Kind.BLANK : Kind.STATEMENT);
    }

    private void markBody() {
        if (body < 0) {
            body = at;
        }
    }

    private void token(char c) {
        switch (c) {
            case '\'' -> at = Lexis.quoteEnd(source, at, false);
            case '"' -> at = Lexis.nameEnd(source, at);
            case '$' -> at = Lexis.dollarEnd(source, at);
            case '(' -> {
                parentheses++;
                at++;
            }
            case ')' -> {
                parentheses = Math.max(0, parentheses - 1);
                at++;
            }
            default -> {
                if (Lexis.startsWord(c)) {
                    word();
                } else if (Character.isDigit(c)) {
                    at = Lexis.wordEnd(source, at);
                } else {
                    at++;
                }
            }
        }
    }

    private void word() {
        int end = Lexis.wordEnd(source, at);
        boolean escapes = end == at + 1
                && (source.charAt(at) == 'e' || source.charAt(at) == 'E')
                && end < source.length()
                && source.charAt(end) == '\'';
        if (escapes) {
            at = Lexis.quoteEnd(source, end, true);
            return;
        }
        int start = at;
        at = end;
        if (parentheses > 0 || (words.size() == WORDS && !definesRoutine())) {
            return;
        }
        var word = source.substring(start, end).toLowerCase(Locale.ROOT);
        if (words.size() < WORDS) {
            words.add(word);
        }
        if ("copy".equals(words.getFirst()) && "stdin".equals(word) && "from".equals(lastWord)) {
            stdin = true;
        }
        if (definesRoutine()) {
            trackBody(word);
        }
        lastWord = word;
    }

    private boolean definesRoutine() {
        return "create".equals(words.getFirst())
                && words.size() > 1
                && (isRoutine(words.get(1))
                        || (words.size() > 3
                                && "or".equals(words.get(1))
                                && "replace".equals(words.get(2))
                                && isRoutine(words.get(3))));
    }

    private static boolean isRoutine(String word) {
        return "function".equals(word) || "procedure".equals(word);
    }

    private void trackBody(String word) {
        switch (word) {
            case "atomic" -> atomicDepth += "begin".equals(lastWord) ? 1 : 0;
            case "begin", "case" -> atomicDepth += atomicDepth > 0 ? 1 : 0;
            case "end" -> atomicDepth = Math.max(0, atomicDepth - 1);
            default -> {}
        }
    }

    private void close(Kind kind) {
        if (at > pieceStart) {
            add(kind);
        }
        if (kind == Kind.COPY && at < source.length()) {
            body = at;
            at = Lexis.copyDataEnd(source, at);
            add(Kind.COPY_DATA);
        }
    }

    private void add(Kind kind) {
        int start = body < 0 ? pieceStart : body;
        countLines(start);
        int column = source.codePointCount(lineStart, start) + 1;
        pieces.add(new Piece(
                kind,
                source.substring(pieceStart, at),
                start - pieceStart,
                new Piece.Place(line, column),
                beginning()));
        pieceStart = at;
        body = -1;
        parentheses = 0;
        atomicDepth = 0;
        stdin = false;
        lastWord = "";
        words.clear();
    }

    private List<String> beginning() {
        var known = beginnings.get(words);
        if (known == null) {
            known = List.copyOf(words);
            if (beginnings.size() < BEGINNINGS) {
                beginnings.put(known, known);
            }
        }
        return known;
    }

    private void countLines(int to) {
        while (countedTo < to) {
            if (source.charAt(countedTo++) == '\n') {
                line++;
                lineStart = countedTo;
            }
        }
    }
}

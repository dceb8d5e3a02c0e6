package dev.alidade.statement;

import java.util.List;

/**
 * One part of a script. Pieces follow each other without a gap: joined, they are the script.
 *
 * @param kind what it is
 * @param text the part with its leading blanks and comments and its semicolon
 * @param bodyStart where in {@code text} the first character stands that is neither blank nor comment
 * @param start the place of that character
 * @param words the first words outside quotes and parentheses, in lower case; at most {@link StatementSplitter#WORDS}
 */
public record Piece(Kind kind, String text, int bodyStart, Place start, List<String> words) {

    /** What a piece of a script is. */
    public enum Kind {
        /** SQL for the server. */
        STATEMENT,
        /** {@code COPY … FROM STDIN}; the next piece holds its data. */
        COPY,
        /** Lines of data with their end mark. */
        COPY_DATA,
        /** A command of psql's own, which no server understands. */
        PSQL_COMMAND,
        /** Only blanks, comments or a lone semicolon. */
        BLANK
    }

    public Piece {
        words = List.copyOf(words);
    }

    /** Line of its first character that is neither blank nor comment, from 1. */
    public int line() {
        return start.line();
    }

    /** Column of that character, from 1, counted in code points. */
    public int column() {
        return start.column();
    }

    /** The same piece of a file that another one includes. */
    public Piece from(String file) {
        return new Piece(kind, text, bodyStart, new Place(start.line(), start.column(), file), words);
    }

    /** What is sent to the server: without leading comments and without the semicolon. */
    public String sql() {
        var body = text.substring(bodyStart).stripTrailing();
        return body.endsWith(";") ? body.substring(0, body.length() - 1) : body;
    }

    /** The first line of the statement, shortened to {@code length} characters, for progress. */
    public String summary(int length) {
        var flat = sql().lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        return flat.length() <= length ? flat : flat.substring(0, length - 1) + "…";
    }

    /** The data of a {@code COPY_DATA} piece without the end mark. */
    public String copyLines() {
        int start = text.indexOf('\n') + 1;
        int end = text.length();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean marked = end - start >= 2
                && text.startsWith("\\.", end - 2)
                && (end - 2 == start || text.charAt(end - 3) == '\n');
        return marked ? text.substring(start, end - 2) : text.substring(start);
    }

    /** Whether the words at the beginning are these. */
    public boolean startsWith(String... expected) {
        return words.size() >= expected.length
                && words.subList(0, expected.length).equals(List.of(expected));
    }

    /** Whether this piece is sent to the server. */
    public boolean isRunnable() {
        return kind == Kind.STATEMENT || kind == Kind.COPY;
    }

    /**
     * The place in the file of a character of {@link #sql()}.
     *
     * @param position counted from 1 in code points, as the server counts
     * @return line and column from 1
     */
    public Place place(int position) {
        var body = sql();
        int reach = Math.min(Math.max(position - 1, 0), body.codePointCount(0, body.length()));
        int end = body.offsetByCodePoints(0, reach);
        int lineBreaks =
                (int) body.substring(0, end).chars().filter(c -> c == '\n').count();
        int lineStart = body.lastIndexOf('\n', end - 1) + 1;
        int offset = body.codePointCount(lineStart, end);
        return new Place(line() + lineBreaks, lineBreaks == 0 ? column() + offset : offset + 1, start.file());
    }

    /**
     * A place in a file.
     *
     * @param line from 1
     * @param column from 1, in code points
     * @param file the included file it is in, relative to the folder; empty in the script itself
     */
    public record Place(int line, int column, String file) {

        /** A place in the script itself. */
        public Place(int line, int column) {
            this(line, column, "");
        }
    }
}

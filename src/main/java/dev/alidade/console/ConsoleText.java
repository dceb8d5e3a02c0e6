package dev.alidade.console;

import dev.alidade.statement.Piece;
import dev.alidade.statement.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text of SQL and the statements in it.
 *
 * @param text all of it
 * @param statements what can be run, psql's own commands included, in order
 */
public record ConsoleText(String text, List<ConsoleStatement> statements) {

    public ConsoleText {
        statements = List.copyOf(statements);
    }

    /** Splits a text; linear in its length. */
    public static ConsoleText of(String text) {
        var pieces = StatementSplitter.split(text);
        var statements = new ArrayList<ConsoleStatement>();
        int at = 0;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            int start = at + piece.bodyStart();
            at += piece.text().length();
            if (piece.kind() == Piece.Kind.BLANK || piece.kind() == Piece.Kind.COPY_DATA) {
                continue;
            }
            boolean fed = piece.kind() == Piece.Kind.COPY
                    && i + 1 < pieces.size()
                    && pieces.get(i + 1).kind() == Piece.Kind.COPY_DATA;
            int end = fed ? at + pieces.get(i + 1).text().length() : at;
            statements.add(new ConsoleStatement(
                    piece, start, end, fed ? pieces.get(i + 1).copyLines() : null));
        }
        return new ConsoleText(text, statements);
    }

    /** The statements of a part of the text, at their places in the whole. */
    public static List<ConsoleStatement> within(String text, int from, int to) {
        return of(text.substring(from, to)).statements().stream()
                .map(s -> new ConsoleStatement(s.piece(), s.start() + from, s.end() + from, s.data()))
                .toList();
    }

    /**
     * The statement that a person at this place means: the one around it; between two, the one that ends on the same line,
     * else the next one.
     *
     * @param caret a place in the text, in chars
     */
    public Optional<ConsoleStatement> at(int caret) {
        ConsoleStatement before = null;
        for (var statement : statements) {
            if (caret < statement.start()) {
                return Optional.of(before != null && text.indexOf('\n', before.end()) >= caret ? before : statement);
            }
            if (caret < statement.end()) {
                return Optional.of(statement);
            }
            before = statement;
        }
        return Optional.ofNullable(before);
    }
}

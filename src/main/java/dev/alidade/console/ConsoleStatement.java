package dev.alidade.console;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a text.
 *
 * @param piece the statement itself
 * @param start where in the text its first character stands, in chars from 0
 * @param end behind its last character, in chars
 * @param data what follows {@code COPY … FROM STDIN}; null for every other statement
 */
public record ConsoleStatement(
        Piece piece, int start, int end, @Nullable String data) {

    /** What is sent to the server. */
    public String sql() {
        return piece.sql();
    }

    /** The first word, lower case; empty where there is none. */
    public String verb() {
        return piece.words().isEmpty() ? "" : piece.words().getFirst();
    }

    /** Whether it only asks for rows, as far as its first word tells: it is read through a cursor. */
    public boolean asksForRows() {
        return switch (verb()) {
            case "select", "table", "values", "with" -> true;
            case "" -> sql().startsWith("(");
            default -> false;
        };
    }

    /**
     * Whether its first words promise that it changes nothing that lasts; a function that it calls may break the promise.
     * Decides only whether a person is asked first.
     */
    public boolean looksHarmless() {
        return switch (verb()) {
            case "select" -> !piece.words().contains("into");
            case "with" ->
                piece.words().stream().noneMatch(w -> w.equals("insert") || w.equals("update") || w.equals("delete"))
                        && !changesInside();
            case "explain" -> !sql().toLowerCase(Locale.ROOT).contains("analy");
            case "table",
                    "values",
                    "show",
                    "set",
                    "reset",
                    "fetch",
                    "declare",
                    "close",
                    "listen",
                    "unlisten",
                    "prepare",
                    "deallocate",
                    "begin",
                    "start",
                    "rollback",
                    "abort",
                    "commit",
                    "end",
                    "savepoint",
                    "release",
                    "" -> true;
            case "copy" -> piece.words().contains("stdout");
            default -> false;
        };
    }

    /** Whether names that completion knows may have changed by it. */
    public boolean changesDefinitions() {
        return switch (verb()) {
            case "create", "alter", "drop", "do", "call", "import" -> true;
            case "select" -> piece.words().contains("into");
            default -> false;
        };
    }

    private boolean changesInside() {
        var tokens = new Tokens(sql());
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            if (tokens.isWord("insert")
                    || tokens.isWord("update")
                    || tokens.isWord("delete")
                    || tokens.isWord("merge")) {
                return true;
            }
        }
        return false;
    }
}

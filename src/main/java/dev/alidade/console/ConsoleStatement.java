package dev.alidade.console;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Tokens;
import java.util.Locale;
import java.util.stream.Stream;
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

    /**
     * Whether rows come of it that may be many or large, as far as its words tell: they are read through a cursor, in a
     * transaction of its own where none is open. A routine is not called so: it may end transactions itself.
     */
    public boolean asksForRows() {
        return switch (verb()) {
            case "select", "table", "values", "with", "fetch", "execute" -> true;
            case "insert", "update", "delete", "merge" -> holdsWord("returning");
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
        return holdsWord("insert", "update", "delete", "merge");
    }

    private boolean holdsWord(String... wanted) {
        var tokens = new Tokens(sql());
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            if (Stream.of(wanted).anyMatch(tokens::isWord)) {
                return true;
            }
        }
        return false;
    }
}

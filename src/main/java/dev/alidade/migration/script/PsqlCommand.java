package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.statement.Piece;
import dev.alidade.statement.Piece.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * A line that psql itself would obey.
 *
 * @param name with its backslash, e.g. {@code \i}
 * @param argument what follows on the line, quotes removed
 * @param meaning what becomes of it here
 * @param line in its file
 */
record PsqlCommand(String name, String argument, Meaning meaning, int line) {

    /** What becomes of a command. */
    enum Meaning {
        /** It only changes what psql shows. */
        HARMLESS,
        /** Another file of the folder takes its place. */
        INCLUDE,
        /** It goes to another database. */
        CONNECT,
        /** It reads or writes a file of this machine. */
        FILE,
        /** It runs a program of this machine. */
        SHELL,
        /** It decides which lines count. */
        CONDITION,
        /** It uses the result of a query as text. */
        RESULT,
        /** Something else. */
        OTHER;

        boolean isRefused() {
            return this != HARMLESS && this != INCLUDE;
        }
    }

    /** The command of a piece; empty when the piece is none. */
    static Optional<PsqlCommand> of(Piece piece) {
        if (piece.kind() != Kind.PSQL_COMMAND) {
            return Optional.empty();
        }
        var line = piece.sql().strip();
        boolean alone = line.startsWith("\\");
        var command = alone ? line : line.substring(Math.max(0, line.indexOf('\\')));
        int end = 1;
        while (end < command.length() && !Character.isWhitespace(command.charAt(end))) {
            end++;
        }
        var name = command.substring(0, Math.min(end, command.length()));
        var meaning = meaning(name.toLowerCase(Locale.ROOT));
        boolean usable = alone || meaning == Meaning.RESULT;
        return Optional.of(new PsqlCommand(
                name, unquoted(command.substring(name.length())), usable ? meaning : Meaning.OTHER, piece.line()));
    }

    /** Why the file cannot run because of this line. */
    String explanation() {
        return Messages.text(
                "migration.blocked.psql",
                name,
                Integer.toString(line),
                Messages.text("migration.psql." + meaning.name().toLowerCase(Locale.ROOT)));
    }

    private static Meaning meaning(String name) {
        return switch (name) {
            case "\\echo",
                    "\\qecho",
                    "\\warn",
                    "\\set",
                    "\\unset",
                    "\\pset",
                    "\\timing",
                    "\\x",
                    "\\a",
                    "\\t",
                    "\\encoding",
                    "\\errverbose",
                    "\\restrict",
                    "\\unrestrict",
                    "\\p",
                    "\\conninfo" -> Meaning.HARMLESS;
            case "\\i", "\\ir", "\\include", "\\include_relative" -> Meaning.INCLUDE;
            case "\\c", "\\connect" -> Meaning.CONNECT;
            case "\\copy", "\\o", "\\out", "\\w", "\\write", "\\lo_import", "\\lo_export" -> Meaning.FILE;
            case "\\!", "\\cd", "\\setenv", "\\getenv" -> Meaning.SHELL;
            case "\\if", "\\elif", "\\else", "\\endif" -> Meaning.CONDITION;
            case "\\gset", "\\gexec", "\\g", "\\gx", "\\prompt", "\\gdesc", "\\crosstabview" -> Meaning.RESULT;
            default -> name.startsWith("\\d") || name.startsWith("\\l") ? Meaning.HARMLESS : Meaning.OTHER;
        };
    }

    private static String unquoted(String argument) {
        var plain = argument.strip();
        boolean quoted = plain.length() >= 2 && plain.startsWith("'") && plain.endsWith("'");
        return quoted ? plain.substring(1, plain.length() - 1).replace("''", "'") : plain;
    }
}

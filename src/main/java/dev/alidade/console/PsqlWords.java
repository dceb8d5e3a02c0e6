package dev.alidade.console;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;

/** What to do instead of a command of psql's own, which no server understands. */
final class PsqlWords {
    private PsqlWords() {}

    static Problem explain(String command) {
        var word = command.strip().split("\\s", 2)[0];
        return Problem.of(
                ProblemKind.USAGE, "console.psql", Messages.text("console.psql", word), Messages.text(instead(word)));
    }

    private static String instead(String word) {
        var name = word.replace("+", "").replace("\\", "");
        return switch (name) {
            case "d", "dt", "dv", "dm", "di", "ds", "df", "dn", "dT", "dp", "z", "sf", "sv", "l" ->
                "console.psql.tables";
            case "du", "dg", "ddp" -> "console.psql.roles";
            case "c", "connect" -> "console.psql.connect";
            case "copy" -> "console.psql.copy";
            case "i", "ir", "include" -> "console.psql.include";
            case "x", "a", "t", "pset", "timing", "H" -> "console.psql.show";
            case "g", "gx", "gexec", "gdesc", "watch" -> "console.psql.run";
            case "set", "unset", "prompt", "gset" -> "console.psql.set";
            case "q", "quit" -> "console.psql.quit";
            case "e", "ef", "ev", "p", "r", "w", "s" -> "console.psql.edit";
            default -> "console.psql.other";
        };
    }
}

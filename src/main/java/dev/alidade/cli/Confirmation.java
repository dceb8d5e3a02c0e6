package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks on a terminal before something is changed, and refuses where nobody can answer. */
final class Confirmation {
    private Confirmation() {}

    /**
     * Returns when the user agreed.
     *
     * @param given whether {@code --yes} stood on the command line
     * @param json whether standard output belongs to JSON: then nobody is asked
     * @throws AppException of kind USAGE where nobody can be asked, CANCELLED when the answer was no
     */
    static void require(boolean given, boolean json, String question) {
        if (given) {
            return;
        }
        if (!canAsk(json)) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.cli.confirm.missing",
                    Messages.text("migration.cli.confirm.missing", question),
                    Messages.text("migration.cli.confirm.missing.next")));
        }
        if (!ask(question)) {
            throw new AppException(Problem.of(
                    ProblemKind.CANCELLED,
                    "migration.cli.confirm.declined",
                    Messages.text("migration.cli.confirm.declined"),
                    null));
        }
    }

    /** Whether somebody is there to answer. */
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25, where the built-in console is the default
    static boolean canAsk(boolean json) {
        var console = System.console();
        return !json && console != null && console.isTerminal();
    }

    /** What was typed; null when nothing was. */
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable String answer(String question) {
        var console = System.console();
        var answer = console == null ? null : console.readLine("%s ", question);
        return answer == null ? null : answer.strip();
    }

    /** Whether the answer is yes; only where somebody can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean ask(String question) {
        var console = System.console();
        var answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}

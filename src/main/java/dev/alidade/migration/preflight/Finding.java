package dev.alidade.migration.preflight;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.Set;

/**
 * One thing found before applying.
 *
 * @param level what it means for Apply
 * @param code stable word, the last part of its message's key
 * @param text in a sentence
 * @param cure what to do, in a sentence; empty where nothing is needed
 */
public record Finding(Level level, String code, String text, String cure) {
    private static final Set<String> RIGHTS = Set.of("createDatabase", "createSchema", "createHistory", "writeHistory");

    /** What a finding means for Apply. */
    public enum Level {
        /** Apply would fail. */
        BLOCKING,
        /** The user has to agree. */
        CONFIRM,
        /** Worth knowing. */
        NOTE
    }

    /** What is told when Apply is refused because of it: of kind PERMISSION where a right is missing, else REFUSED. */
    public Problem problem() {
        return Problem.of(
                RIGHTS.contains(code) ? ProblemKind.PERMISSION : ProblemKind.REFUSED,
                "migration.preflight." + code,
                text,
                cure.isBlank() ? null : cure);
    }

    static Finding of(Level level, String code, Object... arguments) {
        var key = "migration.preflight." + code;
        return new Finding(level, code, Messages.text(key, arguments), Messages.text(key + ".cure", arguments));
    }
}

package dev.alidade.cli;

import dev.alidade.change.Verdict;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.Migration;
import dev.alidade.migration.proof.Proof;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a migration would be taken back if nobody said how.
 *
 * @param way script, computed or none
 * @param verdict what is known of that way
 * @param reasons why it is not exact
 * @param warnings what the folder's own script gets wrong
 */
record RollbackWays(String way, Verdict verdict, List<String> reasons, List<String> warnings) {
    static RollbackWays of(Migration migration, @Nullable Proof proof) {
        if (proof == null) {
            var way = migration.hasRollback() ? "script" : "none";
            return new RollbackWays(way, Verdict.UNTRIED, List.of(), List.of());
        }
        var script = proof.script();
        List<String> warnings = script == null || script == Verdict.EXACT
                ? List.of()
                : proof.scriptReasons().stream()
                        .map(reason -> Messages.text("migration.cli.scriptWarning", reason))
                        .toList();
        boolean byScript = migration.hasRollback()
                && proof.computed() != Verdict.EXACT
                && (script == Verdict.EXACT || proof.computed() == Verdict.NOT_REVERSIBLE);
        if (byScript) {
            return new RollbackWays(
                    "script", Objects.requireNonNullElse(script, Verdict.UNTRIED), proof.scriptReasons(), warnings);
        }
        var way = proof.computed() == Verdict.NOT_REVERSIBLE ? "none" : "computed";
        return new RollbackWays(way, proof.computed(), proof.computedReasons(), warnings);
    }
}

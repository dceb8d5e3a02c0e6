package dev.alidade.migration;

import dev.alidade.change.Acceptance;
import dev.alidade.change.Verdict;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.proof.Proof;
import org.jspecify.annotations.Nullable;

/** Which way back is taken when nobody says which. */
final class ProvenWay {
    private ProvenWay() {}

    /**
     * The computed way when it is exact, else the script when that is; else what the user's consent allows.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED when the user has to say it
     */
    static Way of(Migration migration, Acceptance acceptance, @Nullable Proof proof) {
        if (proof == null) {
            throw ApplyRules.refused(
                    migration.hasRollback() ? "migration.rollback.unproven" : "migration.rollback.noScript",
                    name(migration));
        }
        if (proof.computed() == Verdict.EXACT) {
            return Way.COMPUTED;
        }
        if (migration.hasRollback() && proof.script() == Verdict.EXACT) {
            return Way.SCRIPT;
        }
        if (isCovered(proof.computed(), acceptance) || !migration.hasRollback()) {
            return Way.COMPUTED;
        }
        throw ApplyRules.refused(
                "migration.rollback.choose",
                name(migration),
                proof.computed().id(),
                proof.script() == null ? Verdict.UNTRIED.id() : proof.script().id());
    }

    private static boolean isCovered(Verdict verdict, Acceptance acceptance) {
        return switch (verdict) {
            case EXACT, UNTRIED -> true;
            case COLUMN_ORDER -> acceptance.decidesOrder();
            case NEEDS_DATA -> acceptance.dataLoss();
            case NOT_REVERSIBLE -> false;
        };
    }

    private static String name(Migration migration) {
        return migration.script().isEmpty() ? migration.version().text() : migration.script();
    }
}

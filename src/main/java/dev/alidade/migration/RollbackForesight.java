package dev.alidade.migration;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.DifferenceText;
import dev.alidade.change.Undo;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.proof.Proofs;
import dev.alidade.statement.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks ahead: what a rollback would send, change and lose. Changes nothing. */
final class RollbackForesight {
    private final Proofs proofs;
    private @Nullable CatalogSnapshot reached;

    RollbackForesight(Proofs proofs) {
        this.proofs = proofs;
    }

    RollbackPreview of(Database database, List<RollbackStep> steps, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            reached = null;
            var seen = new ArrayList<RollbackPreview.Step>();
            for (var step : steps) {
                seen.add(step(session, step));
            }
            return new RollbackPreview(seen);
        });
    }

    private RollbackPreview.Step step(Session session, RollbackStep step) {
        var proof = step.proof();
        if (proof == null) {
            return new RollbackPreview.Step(
                    step.migration().version(),
                    step.script(),
                    step.way(),
                    null,
                    List.of(),
                    statements(step),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of());
        }
        var store = proof.place().store();
        proofs.stores().check(session, store);
        var change = proof.change();
        var undo = new Undo(
                store.snapshot(session, change.beforeHash()),
                store.snapshot(session, change.afterHash()),
                Duration.ZERO);
        var from = reached;
        var plan = from == null ? undo.preview(session) : undo.preview(session, from);
        reached = plan.target();
        boolean computed = step.way() == Way.COMPUTED;
        return new RollbackPreview.Step(
                step.migration().version(),
                step.script(),
                step.way(),
                computed ? proof.computed() : proof.script(),
                computed ? proof.computedReasons() : proof.scriptReasons(),
                computed ? plan.script().statements() : statements(step),
                DifferenceText.lines(plan.effects()),
                plan.definitions(),
                plan.conflicts(),
                plan.dependents(),
                plan.rowsLost());
    }

    private static List<String> statements(RollbackStep step) {
        return Objects.requireNonNull(step.planned()).plan().steps().stream()
                .map(Piece::sql)
                .toList();
    }
}

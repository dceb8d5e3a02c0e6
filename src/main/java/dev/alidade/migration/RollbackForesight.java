package dev.alidade.migration;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.change.DifferenceText;
import dev.alidade.change.Inclusion;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.migration.RollbackOptions.Way;
import dev.alidade.migration.proof.Proof;
import dev.alidade.migration.proof.Proofs;
import dev.alidade.statement.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks ahead: what a rollback would send, change and lose. Changes nothing. */
final class RollbackForesight {
    private final Proofs proofs;
    private final Inclusion inclusion;
    private @Nullable CatalogSnapshot reached;
    private @Nullable CatalogSnapshot found;

    RollbackForesight(Proofs proofs, Inclusion inclusion) {
        this.proofs = proofs;
        this.inclusion = inclusion;
    }

    /**
     * What came since.
     *
     * @param last the proof of what ran last; null when nothing was kept of it, so that what came since is not known
     * @param histories the tables of histories, which change with every migration
     */
    record Since(@Nullable Proof last, List<String> histories) {
        boolean isTold(Difference difference) {
            var label = difference.id().label() + ".";
            return histories.stream().noneMatch(history -> label.startsWith(history + "."));
        }
    }

    RollbackPreview of(Database database, List<RollbackStep> steps, Since since, Cancellation cancellation) {
        return database.read(cancellation, session -> {
            reached = null;
            found = null;
            var seen = new ArrayList<RollbackPreview.Step>();
            for (var step : steps) {
                seen.add(step(session, step));
            }
            var state = reached;
            return new RollbackPreview(
                    seen,
                    drift(session, seen, since),
                    state == null ? 0 : state.objects().size());
        });
    }

    private List<String> drift(Session session, List<RollbackPreview.Step> seen, Since since) {
        var last = since.last();
        var now = found;
        if (last == null || now == null) {
            return List.of();
        }
        var store = last.place().store();
        proofs.stores().check(session, store);
        var then = store.snapshot(session, last.change().afterHash());
        var told = seen.stream()
                .flatMap(step -> Stream.concat(step.conflicts().stream(), step.dependents().stream()))
                .toList();
        return CatalogDiff.between(then, now).differences().stream()
                .filter(since::isTold)
                .map(DifferenceText::line)
                .filter(line -> told.stream().noneMatch(line::contains))
                .toList();
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
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    null);
        }
        var store = proof.place().store();
        proofs.stores().check(session, store);
        var undo = proof.place().undo(session, inclusion, Duration.ZERO);
        var uncertain = proof.place().uncertain(session);
        var from = reached;
        var plan = from == null ? undo.preview(session) : undo.preview(session, from);
        if (found == null) {
            found = plan.current();
        }
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
                plan.rowsLost(),
                uncertain == null ? List.of() : uncertain.parts(inclusion),
                computed && proof.isTooLarge(),
                computed && proof.losesData(),
                reorders(step, proof) ? plan.rebuild() : null);
    }

    /** What the computed way leaves is known; of a script only what its trial showed. */
    private static boolean reorders(RollbackStep step, Proof proof) {
        return step.way() == Way.COMPUTED || proof.script() == Verdict.COLUMN_ORDER;
    }

    private static List<String> statements(RollbackStep step) {
        return Objects.requireNonNull(step.planned()).plan().steps().stream()
                .map(Piece::sql)
                .toList();
    }
}

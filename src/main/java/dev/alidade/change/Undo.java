package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a change back with proof. The statements are made anew from the kept snapshots and the catalog as it is now;
 * what they lead to is compared with what was wanted, and taken back when it differs.
 */
public final class Undo {
    private static final int ROUNDS = 3;
    private static final String REBUILD = "change.undo.rebuild";

    private final CatalogSnapshot before;
    private final CatalogSnapshot after;
    private final Duration lockWait;
    private final CatalogReader reader = new CatalogReader();
    private @Nullable CatalogSnapshot current;

    /**
     * @param before the catalog without the change, as {@link Evidence#before()} kept it
     * @param after the catalog with it, as {@link Evidence#after()} kept it
     * @param lockWait how long one statement may wait for somebody else
     */
    public Undo(CatalogSnapshot before, CatalogSnapshot after, Duration lockWait) {
        this.before = before;
        this.after = after;
        this.lockWait = lockWait;
    }

    /** What would happen now. Changes nothing; counts rows in every table that would go. */
    public UndoPlan preview(Session session) {
        return preview(session, reader.read(session));
    }

    /**
     * What would happen if the catalog were another one: the state after later changes were taken back.
     *
     * @param current that state; its tables are still there to be counted
     */
    public UndoPlan preview(Session session, CatalogSnapshot current) {
        var way = new WayBack(before, after, current);
        var script = way.script();
        return new UndoPlan(
                current,
                way.target(),
                script,
                way.effects(),
                way.conflicts(),
                way.dependents(),
                new RowLoss(current, way.effects()).count(session),
                Rebuilding.reordered(script).isEmpty()
                        ? null
                        : Rebuilding.after(script, way.target()).plan(session));
    }

    /**
     * Takes the change back in the caller's transaction, or refuses and leaves the transaction as it was.
     *
     * @throws AppException when the user wants to stop or the connection is lost
     */
    public UndoResult run(Session session, Acceptance acceptance) {
        return run(session, acceptance, null);
    }

    /**
     * The same by a script that somebody wrote. Differences that it leaves are refused, too.
     *
     * @param byHand sends the script; null for the computed one
     */
    public UndoResult run(Session session, Acceptance acceptance, @Nullable Consumer<Session> byHand) {
        session.execute("savepoint alidade_undo; set local lock_timeout = " + lockWait.toMillis());
        var result = attempt(session, acceptance, byHand);
        for (int round = 1; round < ROUNDS && wasDisturbed(session, result); round++) {
            session.execute("rollback to savepoint alidade_undo; set local lock_timeout = " + lockWait.toMillis());
            result = attempt(session, acceptance, byHand);
        }
        session.execute((result.isDone() ? "" : "rollback to savepoint alidade_undo; ")
                + "release savepoint alidade_undo; set local search_path to default");
        return result;
    }

    /** Differences that remain may be somebody else's, who came in between. */
    private boolean wasDisturbed(Session session, UndoResult result) {
        return !result.isDone()
                && !result.differences().isEmpty()
                && current != null
                && Bystanders.haveCommitted(session, current);
    }

    private UndoResult attempt(Session session, Acceptance acceptance, @Nullable Consumer<Session> byHand) {
        Map<String, Long> lost = Map.of();
        try {
            current = reader.read(session);
            var way = new WayBack(before, after, current);
            if (!way.dependents().isEmpty()) {
                return refused(Verdict.NOT_REVERSIBLE, "change.undo.dependents", way.dependents(), lost);
            }
            if (!way.conflicts().isEmpty()) {
                return refused(Verdict.NOT_REVERSIBLE, "change.undo.conflict", way.conflicts(), lost);
            }
            var loss = new RowLoss(current, way.effects());
            loss.lock(session);
            lost = loss.count(session);
            if (!lost.isEmpty() && !acceptance.dataLoss()) {
                return refused(Verdict.NEEDS_DATA, "change.undo.rows", List.of(), lost);
            }
            if (byHand == null) {
                var script = way.script();
                if (acceptance.rebuilds() && !Rebuilding.reordered(script).isEmpty()) {
                    var obstacles = Rebuilding.after(script, way.target()).obstacles(session);
                    if (!obstacles.isEmpty()) {
                        return refused(Verdict.COLUMN_ORDER, REBUILD, obstacles, lost);
                    }
                }
                Reverse.run(session, script);
            } else {
                byHand.accept(session);
            }
            session.execute("set constraints all immediate");
            var reached = reader.read(session, current);
            var remaining = way.remaining(reached);
            return acceptance.rebuilds() && remaining.isColumnOrderOnly()
                    ? rebuilt(session, way, reached, remaining, lost)
                    : compared(remaining, acceptance, lost, Map.of());
        } catch (AppException e) {
            if (Failures.isEnd(e, session)) {
                throw e;
            }
            return new UndoResult(Verdict.NOT_REVERSIBLE, List.of(), lost, Map.of(), failed(e));
        }
    }

    /** All is as it was but for the order of columns: their tables are built anew, and all is compared once more. */
    private UndoResult rebuilt(
            Session session, WayBack way, CatalogSnapshot reached, CatalogDiff remaining, Map<String, Long> lost) {
        var rebuilding = Rebuilding.of(reached, way.target(), remaining);
        var obstacles = rebuilding.obstacles(session);
        if (!obstacles.isEmpty()) {
            return refused(Verdict.COLUMN_ORDER, REBUILD, obstacles, lost);
        }
        var tables = rebuilding.run(session);
        session.execute("set constraints all immediate");
        return compared(way.remaining(reader.read(session, reached)), Acceptance.NOTHING, lost, tables);
    }

    private static UndoResult compared(
            CatalogDiff remaining, Acceptance acceptance, Map<String, Long> lost, Map<String, Long> rebuilt) {
        var lines = DifferenceText.lines(remaining);
        if (remaining.isEmpty()) {
            return new UndoResult(Verdict.EXACT, lines, lost, rebuilt, null);
        }
        if (!remaining.isColumnOrderOnly()) {
            return refused(Verdict.NOT_REVERSIBLE, "change.undo.different", lines, lost);
        }
        return acceptance.columnOrder()
                ? new UndoResult(Verdict.COLUMN_ORDER, lines, lost, rebuilt, null)
                : refused(Verdict.COLUMN_ORDER, "change.undo.columnOrder", lines, lost);
    }

    private static UndoResult refused(Verdict verdict, String key, List<String> lines, Map<String, Long> lost) {
        var named = lines.isEmpty() ? String.join(", ", lost.keySet()) : String.join("; ", lines);
        var problem = Problem.of(ProblemKind.REFUSED, key, Messages.text(key, named), Messages.text(key + ".next"));
        return new UndoResult(verdict, lines, lost, Map.of(), problem);
    }

    /** A lock that was not free is no refusal: it may be free the next time. */
    private static Problem failed(AppException failure) {
        var said = failure.problem();
        if (said.kind() == ProblemKind.LOCK) {
            return said;
        }
        return new Problem(
                ProblemKind.REFUSED,
                "change.undo.failed",
                Messages.text("change.undo.failed", said.message()),
                Messages.text("change.undo.failed.next"),
                said.sqlState(),
                said.detail());
    }
}

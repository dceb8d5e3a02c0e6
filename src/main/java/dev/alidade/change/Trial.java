package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogGuard;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.Difference;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries the way back of a change inside the change's own transaction, before it is committed: the catalog is read, the
 * change runs, the way back is computed, taken to a savepoint, and compared with the beginning. Nothing of the trial
 * remains, whatever comes of it. Used once, by one thread, in one transaction.
 */
public final class Trial {
    private static final Logger LOG = Logger.getLogger(Trial.class.getName());
    private static final CatalogScript NONE = new CatalogScript(List.of(), List.of(), List.of());

    /** How often a trial that was disturbed begins anew. */
    private static final int ROUNDS = 3;

    private final Database database;
    private final Session session;
    private final Limits limits;
    private final CatalogReader reader = new CatalogReader();
    private final CatalogSnapshot before;
    private final RowWatch rows;
    private final CatalogGuard guard;
    private final Unseen unseen;
    private final Uncounted uncounted;

    private Trial(Database database, Session session, Limits limits, @Nullable CatalogSnapshot known) {
        this.database = database;
        this.session = session;
        this.limits = limits;
        this.before = known == null ? reader.read(session) : reader.read(session, known);
        var asked = new Questions();
        this.rows = RowWatch.begin(session, together -> {
            asked.guard = CatalogGuard.begin(together);
            asked.uncounted = Uncounted.begin(session, before, together);
        });
        this.guard = asked.guard.get();
        this.unseen = Unseen.begin(session, before, guard);
        this.uncounted = asked.uncounted.get();
    }

    /** What is asked beside the tables, and will be there once all has been sent. */
    private static final class Questions {
        private Supplier<CatalogGuard> guard = () -> {
            throw new IllegalStateException("not asked");
        };
        private Supplier<Uncounted> uncounted = () -> {
            throw new IllegalStateException("not asked");
        };
    }

    /**
     * Looks at the catalog before the change. The session must be inside a transaction.
     *
     * @param database the same, for a second connection that tells what others did meanwhile
     * @throws AppException of kind LOCK when somebody's lock kept a definition from being read
     */
    public static Trial begin(Database database, Session session, Limits limits) {
        return new Trial(database, session, limits, null);
    }

    /**
     * The same, quicker with a snapshot of the same database from which little is different now.
     *
     * @param known for instance {@link Evidence#after()} of the change before
     */
    public static Trial begin(Database database, Session session, Limits limits, CatalogSnapshot known) {
        return new Trial(database, session, limits, known);
    }

    /** As {@link #finish(Consumer)} for a change that has only the computed way back. */
    public Evidence finish() {
        return finish(null);
    }

    /**
     * Looks at the catalog after the change and tries the ways back. The transaction is afterwards as if this had not
     * been called: settings, the times of constraints, locks taken for the trial.
     *
     * @param byHand takes the change back as somebody wrote it; null when nobody did
     * @throws AppException when a deferred constraint fails, which would fail at commit; when the user wants to stop
     */
    public Evidence finish(@Nullable Consumer<Session> byHand) {
        for (int round = 1; ; round++) {
            var evidence = round(byHand);
            boolean disturbed = evidence.leavesSomething() && Bystanders.haveCommitted(session, evidence.after());
            if (!disturbed || round == ROUNDS) {
                return evidence;
            }
        }
    }

    private Evidence round(@Nullable Consumer<Session> byHand) {
        try {
            session.execute("savepoint alidade_trial; set constraints all immediate");
            return examine(byHand);
        } finally {
            if (!session.cancellation().isRequested()) {
                session.execute("rollback to savepoint alidade_trial; release savepoint alidade_trial");
            }
        }
    }

    private Evidence examine(@Nullable Consumer<Session> byHand) {
        var after = reader.read(session, before);
        var target = Target.ofTrial(database, session, before, after, guard.hadWritten());
        var effects = target.effects();
        var script = reverse(after, target.snapshot());
        var asked = new Questions();
        var look = uncounted.look();
        var found = new ArrayList<>(rows.reasons(effects, target.snapshot(), after, look.locked(), together -> {
            asked.guard = CatalogGuard.begin(together);
        }));
        found.addAll(unproven(guard.touched(asked.guard.get()), look));
        target.stuck().forEach(line -> found.add(Reason.of(Reason.Code.FOREIGN, line)));
        target.unsure().forEach(line -> found.add(Reason.of(Reason.Code.UNATTRIBUTED, line)));
        var computed = script == null
                ? Attempt.of(List.of(Reason.of(Reason.Code.REVERSE_FAILED, "")))
                : computed(script, effects, after, target.snapshot(), found);
        var hand = byHand == null
                ? null
                : attempt(target.snapshot(), found, (first, last) -> {
                    session.execute(first);
                    byHand.accept(session);
                    session.execute(last);
                });
        return new Evidence(
                target.snapshot(), after, target.uncertain(), effects, script == null ? NONE : script, computed, hand);
    }

    /** What was written beyond the snapshots; what somebody else may have written is not certain to be ours. */
    private List<Reason> unproven(CatalogGuard.Touched counted, Uncounted.Look look) {
        var reasons = new LinkedHashSet<Reason>();
        Stream.concat(CatalogGuard.uncovered(session, counted).stream(), look.uncovered().stream())
                .distinct()
                .forEach(catalog -> reasons.add(Reason.of(Reason.Code.GUARD, catalog.replace("pg_catalog.", ""))));
        var changed = unseen.changed(database, session, look.touched(counted));
        if (!changed.isEmpty()) {
            var code = Bystanders.haveCommitted(session, before) ? Reason.Code.FOREIGN : Reason.Code.GUARD;
            changed.forEach(subject -> reasons.add(Reason.of(code, subject)));
        }
        return List.copyOf(reasons);
    }

    /** A state that the generator was not made for must not keep the change itself from being made. */
    private static @Nullable CatalogScript reverse(CatalogSnapshot after, CatalogSnapshot target) {
        try {
            return CatalogScript.from(after).to(target);
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            LOG.log(Level.WARNING, "no way back could be computed", e);
            return null;
        }
    }

    private Attempt computed(
            CatalogScript script,
            CatalogDiff effects,
            CatalogSnapshot after,
            CatalogSnapshot target,
            List<Reason> found) {
        var reasons = new ArrayList<>(found);
        script.unsupported().stream()
                .filter(u -> u.reason() != CatalogScript.Reason.COLUMN_ORDER)
                .forEach(u -> reasons.add(new Reason(
                        Reason.Code.UNSUPPORTED, u.id().toString(), u.reason().text())));
        var large = rows.tooLarge(effects, after, limits);
        if (large != null) {
            reasons.add(new Reason(
                    Reason.Code.EXPENSIVE, large.id().label(), Long.toString(Math.max(large.bytes(), 0) >> 20)));
        }
        if (reasons.stream().anyMatch(r -> r.code().forbidsTrial())) {
            return Attempt.of(reasons);
        }
        return attempt(target, reasons, (first, last) -> Reverse.run(session, first, script, last));
    }

    /** A way back with statements that go before and after it. */
    private interface Way {
        void take(String first, String last);
    }

    private Attempt attempt(CatalogSnapshot target, List<Reason> found, Way way) {
        var reasons = new ArrayList<>(found);
        try {
            way.take("savepoint alidade_attempt; " + limits.settings() + ";\n", "set constraints all immediate;\n");
            var remaining = CatalogDiff.between(target, reader.read(session, before));
            if (!remaining.isColumnOrderOnly()) {
                remaining.differences().stream()
                        .flatMap(d -> different(d).stream())
                        .forEach(reasons::add);
            }
            return Attempt.of(reasons, remaining);
        } catch (AppException e) {
            if (Failures.isEnd(e, session)) {
                throw e;
            }
            reasons.add(Failures.reason(e));
            return Attempt.of(reasons);
        } finally {
            if (!session.cancellation().isRequested()) {
                session.execute("rollback to savepoint alidade_attempt; release savepoint alidade_attempt");
            }
        }
    }

    private static List<Reason> different(Difference difference) {
        var id = difference.id().toString();
        return switch (difference) {
            case Difference.Added _ -> List.of(Reason.of(Reason.Code.LEFT_BEHIND, id));
            case Difference.Removed _ -> List.of(Reason.of(Reason.Code.NOT_RESTORED, id));
            case Difference.Changed changed ->
                List.of(new Reason(Reason.Code.OTHERWISE, id, DifferenceText.changes(changed.changes())));
            case Difference.Renamed _ ->
                List.of(new Reason(Reason.Code.OTHERWISE, id, DifferenceText.line(difference)));
            case Difference.ColumnOrder _ -> List.of();
        };
    }
}

package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.witness.Reversal.Outcome;
import dev.alidade.catalog.witness.Reversal.Verdict;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Runs migrations on a schema, takes each back and asks the witness; all in transactions that never commit. */
final class Trial {
    private final Session session;
    private final Witness witness;
    private final Reversal reversal;
    private final CatalogReader reader = new CatalogReader();

    /**
     * What came of one migration.
     *
     * @param outcome what the reversal says of itself
     * @param contradiction what the witness says against it, a difference per line; empty when it agrees
     */
    record Judgement(Outcome outcome, List<String> contradiction) {
        boolean isContradicted() {
            return !contradiction.isEmpty();
        }
    }

    /** The state from which migrations are tried. */
    record Start(CatalogSnapshot snapshot, Set<String> lines) {}

    Trial(Session session, Reversal reversal) {
        this.session = session;
        this.reversal = reversal;
        session.execute("begin");
        this.witness = new Witness(session);
        session.execute("rollback");
    }

    Session session() {
        return session;
    }

    Start start() {
        return new Start(reader.read(session), witness.lines(session));
    }

    /** Runs one statement, or several as one; whether the server accepted it. Leaves nothing behind when it did not. */
    boolean accepts(String sql) {
        session.execute("savepoint statement");
        try {
            session.execute(sql);
            session.execute("release savepoint statement");
            return true;
        } catch (AppException e) {
            session.execute("rollback to savepoint statement; release savepoint statement");
            return false;
        }
    }

    /** Runs a migration, takes it back, judges, and returns to where it was. */
    Judgement judge(Start start, Runnable migration) {
        session.execute("savepoint migration");
        try {
            var way = reversal.begin(session, start.snapshot());
            migration.run();
            if (!accepts("set constraints all immediate")) {
                return new Judgement(new Outcome(Verdict.EXACT, "", ""), List.of());
            }
            var after = reader.read(session);
            var blind = CatalogDiff.between(start.snapshot(), after).isEmpty()
                    ? Witness.difference(start.lines(), witness.lines(session))
                    : List.<String>of();
            if (!blind.isEmpty()) {
                return new Judgement(new Outcome(Verdict.EXACT, "the snapshot does not see it", ""), blind);
            }
            var outcome = way.reverse(session, after);
            return new Judgement(
                    outcome,
                    outcome.verdict() == Verdict.EXACT
                            ? Witness.difference(start.lines(), witness.lines(session))
                            : List.of());
        } finally {
            session.execute("rollback to savepoint migration; release savepoint migration");
        }
    }

    /** Everything from the beginning, with statements that the server refuses left out. */
    Judgement judge(List<String> base, List<String> migration) {
        return inTransaction(() -> {
            base.forEach(this::accepts);
            return judge(start(), () -> migration.forEach(this::accepts));
        });
    }

    <T> T inTransaction(Supplier<T> work) {
        session.execute("begin");
        try {
            return work.get();
        } finally {
            session.execute("rollback");
        }
    }
}

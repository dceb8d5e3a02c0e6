package dev.alidade.change.definition;

import dev.alidade.change.Acceptance;
import dev.alidade.change.ChangeStore;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.Evidence;
import dev.alidade.change.KeptChange;
import dev.alidade.change.Limits;
import dev.alidade.change.Trial;
import dev.alidade.change.Undo;
import dev.alidade.change.UndoPlan;
import dev.alidade.change.UndoResult;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Changes definitions of one database and takes such changes back. What a transaction can hold is one, tried backwards
 * before it is committed; the rest runs statement by statement. Only one at a time and database; a second one is told.
 * Kept in schema {@code alidade} where that is there and ours, else in the user's folder. Thread-safe; blocks.
 */
public final class DefinitionChanges {
    private static final Logger LOG = Logger.getLogger(DefinitionChanges.class.getName());
    private static final String MIGRATION = "migration";
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private final Database database;
    private final ChangeStores stores;

    public DefinitionChanges(Database database, AppFolders folders) {
        this.database = database;
        this.stores = new ChangeStores(database, folders);
    }

    /**
     * Runs a proposal and keeps the way back.
     *
     * @return what was found out about it; its computed way back says how sure that is
     * @throws AppException what the server refuses, with nothing changed; of kind LOCK when a table is not free within
     *     five seconds or somebody else is changing definitions
     */
    public Evidence apply(DefinitionProposal proposal, Cancellation cancellation) {
        var store = store(cancellation);
        if (!proposal.isTransactional()) {
            return new OneByOne(database).apply(proposal, store, cancellation);
        }
        return database.write(cancellation, session -> {
            var evidence = tried(session, proposal);
            store.keep(session, proposal.what(), evidence);
            return evidence;
        });
    }

    /**
     * Runs a proposal and its computed way back in a transaction of which nothing remains. Indexes are built as a
     * transaction can, which keeps writers waiting meanwhile.
     *
     * @throws AppException what the server refuses
     */
    public Evidence prove(DefinitionProposal proposal, Cancellation cancellation) {
        try {
            return database.write(cancellation, session -> {
                throw new Proven(tried(session, proposal.inTransaction()));
            });
        } catch (Proven proven) {
            return proven.evidence;
        }
    }

    private Evidence tried(Session session, DefinitionProposal proposal) {
        session.execute("set local lock_timeout = " + LOCK_WAIT.toMillis());
        claim(session, DefinitionQuery.DEFINITION_LOCK);
        var trial = Trial.begin(database, session, Limits.USUAL);
        proposal.statements().forEach(session::execute);
        var back = proposal.triedBack();
        return back.isEmpty()
                ? trial.finish()
                : ShownWayBack.kept(trial.finish(reversed -> back.forEach(reversed::execute)), back);
    }

    /** What taking a change back would do now, in the statements that would run. */
    public UndoPlan undoPreview(ChangeStores.Place place, Cancellation cancellation) {
        var plan = plan(place, cancellation);
        return OneByOne.canUndo(plan) ? plan.by(OneByOne.concurrently(plan.script())) : plan;
    }

    private UndoPlan plan(ChangeStores.Place place, Cancellation cancellation) {
        var shown = ShownWayBack.of(place.change());
        return database.write(cancellation, session -> {
            var plan = undo(session, place.store(), place.change()).preview(session);
            return shown.isEmpty() ? plan : plan.by(shown);
        });
    }

    /**
     * Takes a change back: only what it did, exact or not at all. Indexes come and go concurrently where that is all.
     *
     * @throws AppException when somebody else is changing definitions, or the connection is lost
     */
    public UndoResult undo(ChangeStores.Place place, Acceptance acceptance, Cancellation cancellation) {
        var plan = plan(place, cancellation);
        if (OneByOne.canUndo(plan)) {
            return new OneByOne(database).undo(plan, place, cancellation);
        }
        return database.write(cancellation, session -> {
            claim(session, DefinitionQuery.DEFINITION_LOCK);
            var shown = ShownWayBack.of(place.change());
            var result = undo(session, place.store(), place.change())
                    .run(session, acceptance, shown.isEmpty() ? null : back -> shown.forEach(back::execute));
            if (result.isDone()) {
                place.store().undone(session, place.change());
            }
            return result;
        });
    }

    /**
     * Whether a change can be taken back here: it stands, changed what the catalog tells, and is no migration, whose
     * history must be told, too.
     */
    public boolean takesBack(KeptChange change) {
        return change.stands()
                && !change.isUnsettled()
                && !change.what().feature().equals(MIGRATION)
                && !change.beforeHash().equals(change.afterHash());
    }

    /**
     * All changes, oldest first. What was begun and whose end nobody saw is looked at first; what still runs, or cannot
     * be looked at, is listed as it was intended.
     */
    public List<ChangeStores.Place> all(Cancellation cancellation) {
        var places = stores.list(cancellation);
        var unsettled =
                places.stream().filter(place -> place.change().isUnsettled()).toList();
        if (unsettled.isEmpty()) {
            return places;
        }
        unsettled.forEach(place -> settle(place, cancellation));
        return stores.list(cancellation);
    }

    private void settle(ChangeStores.Place place, Cancellation cancellation) {
        try {
            database.read(cancellation, session -> {
                stores.check(session, place.store());
                return true;
            });
            new Intents(database).settle(place, cancellation);
        } catch (AppException e) {
            if (e.problem().kind() == ProblemKind.CONNECTION || e.problem().kind() == ProblemKind.CANCELLED) {
                throw e;
            }
            LOG.log(Level.FINE, "not settled yet", e);
        }
    }

    /** The changes of one feature, newest first. */
    public List<ChangeStores.Place> list(String feature, Cancellation cancellation) {
        return all(cancellation).stream()
                .filter(place -> place.change().what().feature().equals(feature))
                .sorted(Comparator.comparing(DefinitionChanges::done).reversed())
                .toList();
    }

    private static Instant done(ChangeStores.Place place) {
        var at = place.change().doneAt();
        return at == null ? Instant.MAX : at;
    }

    private Undo undo(Session session, ChangeStore store, KeptChange change) {
        stores.check(session, store);
        return new Undo(
                store.snapshot(session, change.beforeHash()), store.snapshot(session, change.afterHash()), LOCK_WAIT);
    }

    private ChangeStore store(Cancellation cancellation) {
        return database.read(cancellation, stores::isOurs)
                ? stores.inDatabase(cancellation)
                : stores.local(cancellation);
    }

    /** Only one at a time: two that see the same defect must not both mend it. */
    static void claim(Session session, DefinitionQuery lock) {
        boolean free = session.list(lock, Parameters.none(), row -> row.bool("is_free"))
                .getFirst();
        if (!free) {
            throw new AppException(Problem.of(
                    ProblemKind.LOCK,
                    "change.definition.busy",
                    Messages.text("change.definition.busy"),
                    Messages.text("change.definition.busy.next")));
        }
    }

    /** Carries what was found out past the end of a transaction that must not be committed. */
    private static final class Proven extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Evidence evidence;

        Proven(Evidence evidence) {
            super(null, null, false, false);
            this.evidence = evidence;
        }
    }
}

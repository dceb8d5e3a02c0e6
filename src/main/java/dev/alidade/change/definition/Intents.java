package dev.alidade.change.definition;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.ChangeStore;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.Evidence;
import dev.alidade.change.KeptChange;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.Reason;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is about to run where no transaction holds it together with what is kept of it: written down before, and replaced
 * by what really happened afterwards, or at the next look when the program did not live to see it.
 */
final class Intents {
    private final Database database;
    private final CatalogReader reader = new CatalogReader();

    Intents(Database database) {
        this.database = database;
    }

    /** Writes down what will run. Nothing may run before this has come back. */
    void note(DefinitionProposal proposal, ChangeStore store, CatalogSnapshot before) {
        var expected = IndexEffects.expected(proposal.statements(), before);
        database.write(new Cancellation(), session -> {
            store.keep(session, proposal.what(), expected);
            return true;
        });
    }

    /** Everything ran: keeps what the server shows. */
    Evidence keep(DefinitionProposal proposal, ChangeStore store, CatalogSnapshot before, CatalogSnapshot after) {
        var evidence = IndexEffects.between(proposal.statements(), before, after, Reason.Code.NOT_TRANSACTIONAL);
        replace(store, proposal.what(), evidence, true);
        return evidence;
    }

    /** Something failed: keeps what happened before that, if anything. In doubt the intent stays, to be settled later. */
    void keepWhatHappened(
            DefinitionProposal proposal, ChangeStore store, CatalogSnapshot before, AppException failure) {
        try {
            var now = reader.read(database, new Cancellation());
            var evidence = IndexEffects.between(proposal.statements(), before, now, Reason.Code.NOT_TRANSACTIONAL);
            replace(store, proposal.what(), evidence, false);
        } catch (AppException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Looks what came of something whose end nobody saw.
     *
     * @throws AppException of kind LOCK while it, or something else, still runs
     */
    void settle(ChangeStores.Place place, Cancellation cancellation) {
        database.requireSession();
        database.session(cancellation, session -> {
            DefinitionChanges.claim(session, DefinitionQuery.DEFINITION_LOCK_SESSION);
            var intent = place.change();
            var statements = intent.computed().reasons().stream()
                    .filter(reason -> reason.code() == Reason.Code.UNSETTLED)
                    .map(Reason::subject)
                    .toList();
            var before = database.read(cancellation, reading -> place.store().snapshot(reading, intent.beforeHash()));
            var now = reader.read(database, cancellation);
            replace(
                    place.store(),
                    intent.what(),
                    IndexEffects.between(statements, before, now, Reason.Code.CUT_OFF),
                    false);
            return true;
        });
    }

    /** What is kept is there before the intent goes, and once only: a kill between the two must lose neither. */
    private void replace(ChangeStore store, Subject what, Evidence evidence, boolean always) {
        database.write(new Cancellation(), session -> {
            var mine = store.list(session).stream()
                    .filter(change -> change.stands() && change.what().equals(what))
                    .toList();
            var intents = mine.stream().filter(KeptChange::isIntent).toList();
            var noted = intents.isEmpty() ? null : intents.getLast().doneAt();
            if (mine.stream().noneMatch(change -> !change.isIntent() && isSince(change, noted))
                    && (always || !evidence.effects().isEmpty())) {
                store.keep(session, what, evidence);
            }
            intents.forEach(intent -> store.undone(session, intent));
            return true;
        });
    }

    private static boolean isSince(KeptChange change, @Nullable Instant noted) {
        var at = change.doneAt();
        return at != null && noted != null && !at.isBefore(noted);
    }
}

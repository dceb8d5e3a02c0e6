package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until nobody applies migrations here. Flyway waits too, but silently and deaf to a request to stop; so we wait
 * first, in the server, and say for whom.
 */
final class HistoryLock {
    private final Database database;
    private final long key;
    private final Duration patience;

    HistoryLock(Database database, long key, Duration patience) {
        this.database = database;
        this.key = key;
        this.patience = patience;
    }

    /**
     * Returns when the lock is free.
     *
     * @throws AppException of kind LOCK, naming the holder, when patience ran out
     */
    void awaitFree(MigrationListener listener, Cancellation cancellation) {
        database.session(cancellation, session -> {
            var holder = holder(session);
            if (holder.isPresent()) {
                listener.on(new MigrationEvent.Blocked(Messages.text("migration.lock.waiting", holder.get())));
                await(session, holder.get());
            }
            return true;
        });
    }

    private void await(Session session, String holder) {
        session.execute("set lock_timeout = " + patience.toMillis());
        try {
            session.execute("select pg_catalog.pg_advisory_lock(" + key + ")");
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.LOCK) {
                throw e;
            }
            throw new AppException(
                    new Problem(
                            ProblemKind.LOCK,
                            "migration.lock.held",
                            Messages.text("migration.lock.held", holder(session).orElse(holder)),
                            Messages.text("migration.lock.held.next"),
                            e.problem().sqlState(),
                            null),
                    e);
        }
        session.execute("select pg_catalog.pg_advisory_unlock(" + key + ")");
    }

    private Optional<String> holder(Session session) {
        return session.first(
                MigrationQuery.LOCK_HOLDER,
                Parameters.of("key", key),
                r -> Messages.text(
                        "migration.lock.holder",
                        r.text("application"),
                        r.text("user_name"),
                        r.text("address"),
                        Integer.toString(r.integer("pid"))));
    }
}

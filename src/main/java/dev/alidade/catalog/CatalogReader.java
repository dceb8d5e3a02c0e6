package dev.alidade.catalog;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.time.Duration;

/**
 * Takes snapshots. Needs no privilege beyond the right to connect. Definitions are printed under fixed settings, so that
 * what a client has set never shows. Reading costs a handful of queries, whatever the number of objects.
 */
public final class CatalogReader {
    /** How long a definition may wait for somebody else's lock. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private static final String INTERNAL_ERROR = "XX000";
    private static final int ATTEMPTS = 3;

    private final Duration lockWait;

    public CatalogReader() {
        this(LOCK_WAIT);
    }

    /**
     * @param lockWait how long a definition may wait for somebody else's lock
     */
    public CatalogReader(Duration lockWait) {
        this.lockWait = lockWait;
    }

    /**
     * A snapshot of what is committed now, in a transaction of its own.
     *
     * @throws AppException of kind LOCK when somebody's lock kept a definition from being read
     */
    public CatalogSnapshot read(Database database, Cancellation cancellation) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.read(cancellation, session -> {
                    session.execute("set transaction isolation level repeatable read; set local statement_timeout = 0");
                    return read(session);
                });
            } catch (AppException e) {
                // an object vanished between the list and its definition
                if (attempt == ATTEMPTS || !INTERNAL_ERROR.equals(e.problem().sqlState())) {
                    throw e;
                }
            }
        }
    }

    /**
     * A snapshot inside the caller's transaction, its own changes included. The transaction's settings are as before
     * when this returns, also when it fails; so is the transaction.
     *
     * @throws AppException of kind LOCK when somebody's lock kept a definition from being read
     */
    public CatalogSnapshot read(Session session) {
        session.execute("savepoint alidade_catalog");
        try {
            session.execute(settings());
            return readAll(session);
        } catch (AppException e) {
            throw e.problem().kind() == ProblemKind.LOCK ? locked(e) : e;
        } finally {
            if (!session.cancellation().isRequested()) {
                session.execute("rollback to savepoint alidade_catalog; release savepoint alidade_catalog");
            }
        }
    }

    private static CatalogSnapshot readAll(Session session) {
        var builder = session.first(CatalogQuery.SNAPSHOT_FACTS, Parameters.none(), SnapshotBuilder::of)
                .orElseThrow();
        for (var query : CatalogQuery.objects(builder.major())) {
            builder.begin();
            session.each(query, Parameters.none(), 0, builder::object);
        }
        session.each(CatalogQuery.DEPENDENCIES, Parameters.none(), 0, builder::dependency);
        return builder.build();
    }

    /**
     * As pg_dump fixes them; undone by the savepoint. The path is set by a function because the driver throws its
     * prepared statements away when it sees another SET of it.
     */
    private String settings() {
        return """
                select pg_catalog.set_config('search_path', '', true);
                set local datestyle = 'ISO, MDY';
                set local timezone = 'UTC';
                set local intervalstyle = 'postgres';
                set local extra_float_digits = 3;
                set local bytea_output = 'hex';
                set local xmloption = 'content';
                set local quote_all_identifiers = off;
                set local jit = off;
                set local work_mem = '64MB';
                set local lock_timeout = %d""".formatted(lockWait.toMillis());
    }

    private AppException locked(AppException failure) {
        return new AppException(
                new Problem(
                        ProblemKind.LOCK,
                        "catalog.locked",
                        Messages.text("catalog.locked", lockWait.toSeconds()),
                        Messages.text("catalog.locked.next"),
                        failure.problem().sqlState(),
                        failure.problem().detail()),
                failure);
    }
}

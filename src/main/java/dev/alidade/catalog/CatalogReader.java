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
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots. Needs no privilege beyond the right to connect. Definitions are printed under fixed settings, so that
 * what a client has set never shows. Reading costs a handful of queries, whatever the number of objects.
 */
public final class CatalogReader {
    /** How long a definition may wait for somebody else's lock. */
    public static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private static final String INTERNAL_ERROR = "XX000";
    private static final int ATTEMPTS = 3;
    private static final int FINGERPRINTS_SINCE = 140_000;

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
                    return inSettings(session, () -> SnapshotAssembly.of(readAll(session, origin(session), null)));
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
        return inSettings(session, () -> {
            var origin = origin(session);
            return SnapshotAssembly.of(readAll(session, origin, fingerprints(session, origin)));
        });
    }

    /**
     * The same snapshot as {@link #read(Session)}, quicker when little has changed since another one: what has not is
     * taken over from there. Any difference counts, whoever made it, also what a savepoint brought back.
     *
     * @param previous any snapshot; one that was not read inside a transaction of the same database is no help
     * @throws AppException of kind LOCK when somebody's lock kept a definition from being read
     */
    public CatalogSnapshot read(Session session, CatalogSnapshot previous) {
        var rows = previous.rows();
        var then = rows == null ? null : rows.fingerprints();
        if (rows == null || then == null) {
            return read(session);
        }
        return undone(session, () -> {
            var now = then.next(
                    session,
                    session.together().execute("savepoint alidade_catalog").call(settings()));
            if (now.isSame(then)) {
                return previous.at(rows.without(Set.of(), Set.of(), now));
            }
            if (!now.identity().equals(then.identity())) {
                var origin = origin(session);
                return SnapshotAssembly.of(readAll(session, origin, fingerprints(session, origin)));
            }
            return SnapshotAssembly.of(new Rereading(session, rows, then, now)
                    .rows()
                    .orElseGet(() -> readAll(session, rows.origin().at(now.moment()), now)));
        });
    }

    private CatalogSnapshot inSettings(Session session, Supplier<CatalogSnapshot> reading) {
        return undone(session, () -> {
            session.together()
                    .execute("savepoint alidade_catalog")
                    .call(settings())
                    .run();
            return reading.get();
        });
    }

    /** Reading begins with the savepoint that is gone back to here. */
    private CatalogSnapshot undone(Session session, Supplier<CatalogSnapshot> reading) {
        try {
            return reading.get();
        } catch (AppException e) {
            throw e.problem().kind() == ProblemKind.LOCK ? locked(e) : e;
        } finally {
            if (!session.cancellation().isRequested()) {
                session.execute("rollback to savepoint alidade_catalog; release savepoint alidade_catalog");
            }
        }
    }

    private static SnapshotOrigin origin(Session session) {
        return session.first(CatalogQuery.SNAPSHOT_FACTS, Parameters.none(), SnapshotBuilder::origin)
                .orElseThrow();
    }

    /** Null where the server cannot tell. */
    private static @Nullable Fingerprints fingerprints(Session session, SnapshotOrigin origin) {
        return origin.serverVersion() < FINGERPRINTS_SINCE ? null : Fingerprints.first(session, origin);
    }

    private static CatalogRows readAll(Session session, SnapshotOrigin origin, @Nullable Fingerprints now) {
        var rows = new CatalogRows(origin, now);
        var builder = new SnapshotBuilder(rows);
        for (var query : CatalogQuery.objects(rows.major())) {
            builder.begin(query);
            session.each(query, Parameters.none(), 0, builder::object);
        }
        session.each(CatalogQuery.DEPENDENCIES, Parameters.none(), 0, builder::dependency);
        return rows;
    }

    /**
     * As pg_dump fixes them; undone by the savepoint. Set by a function because the driver throws its prepared statements
     * away when it sees another SET of the path. Temporary objects come last in it, so that none hides a type.
     */
    private String settings() {
        return """
                select
                    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),
                    pg_catalog.set_config('datestyle', 'ISO, MDY', true),
                    pg_catalog.set_config('timezone', 'UTC', true),
                    pg_catalog.set_config('intervalstyle', 'postgres', true),
                    pg_catalog.set_config('extra_float_digits', '3', true),
                    pg_catalog.set_config('bytea_output', 'hex', true),
                    pg_catalog.set_config('xmloption', 'content', true),
                    pg_catalog.set_config('quote_all_identifiers', 'off', true),
                    pg_catalog.set_config('jit', 'off', true),
                    pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),
                    pg_catalog.set_config('work_mem', '64MB', true),
                    pg_catalog.set_config('lock_timeout', '%d', true)""".formatted(lockWait.toMillis());
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

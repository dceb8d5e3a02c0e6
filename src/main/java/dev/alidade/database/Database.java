package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One open database: a small pool and the only ways to use it. {@link #read} and {@link #write} run work in one
 * transaction; {@link #session} lends a bare autocommit connection. Work runs on the calling thread, which must not be
 * the user interface's. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** The limit for statements that browse; migrations and maintenance lift it for themselves. */
    public static final Duration BROWSE_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Database.class.getName());

    private final ConnectionPool pool;
    private final DatabaseTarget target;
    private final ThreadGuard guard;
    private final ServerFacts facts;
    private final ConnectionHealth health = new ConnectionHealth();
    private final Transactions transactions;

    private Database(ConnectionPool pool, DatabaseTarget target, ThreadGuard guard) {
        this.pool = pool;
        this.transactions = new Transactions(pool, health);
        this.target = target;
        this.guard = guard;
        this.facts = read(
                new Cancellation(),
                session -> session.first(DatabaseQuery.SERVER_FACTS, Parameters.none(), Database::facts)
                        .orElseThrow());
    }

    /** Work done with one session; may throw {@link AppException}. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Session session);
    }

    /** Throws when called on a thread that must not wait. */
    @FunctionalInterface
    public interface ThreadGuard {
        void check();
    }

    /**
     * Connects and asks the server for its facts.
     *
     * @throws AppException of kind CONNECTION when no connection can be made
     */
    public static Database open(DatabaseTarget target, ThreadGuard guard) {
        guard.check();
        var pool = ConnectionPool.open(target);
        try {
            return new Database(pool, target, guard);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Where this leads. */
    public DatabaseTarget target() {
        return target;
    }

    /** What the server said when the pool was opened. */
    public ServerFacts facts() {
        return facts;
    }

    /** How the link stands now. */
    public ConnectionState state() {
        return health.state();
    }

    /** Tells about each loss and renewal from now on, on the thread that noticed it. */
    public void onState(Consumer<ConnectionState> listener) {
        health.listen(listener);
    }

    /**
     * Asks the server for a sign of life, so that a loss is noticed (and repaired) without waiting for the next work.
     *
     * @throws AppException of kind CONNECTION when the server cannot be reached
     */
    public void check() {
        read(new Cancellation(), session -> {
            session.execute("select 1");
            return true;
        });
    }

    /**
     * Refuses where a transaction pooler would silently give every statement another session: advisory locks, LISTEN,
     * session settings, prepared statements.
     *
     * @throws AppException of kind REFUSED behind a transaction pooler, with the cure
     */
    public void requireSession() {
        if (target.transactionPooler()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "database.needsSession",
                    Messages.text("database.needsSession"),
                    Messages.text("database.needsSession.next")));
        }
    }

    /**
     * Runs work in one {@code READ ONLY} transaction with the browse timeout. When the connection turns out to be dead
     * (sleep, server restart), the work is run once more on a fresh one: it has changed nothing.
     */
    public <T> T read(Cancellation cancellation, Work<T> work) {
        guard.check();
        try {
            return transactions.run(cancellation, Transactions.Mode.READ, work);
        } catch (AppException e) {
            if (!SqlProblems.isConnectionLost(e) || cancellation.isRequested()) {
                throw e;
            }
            return transactions.run(cancellation, Transactions.Mode.READ, work);
        }
    }

    /**
     * Runs reading work that hands its rows on as they come: one {@code READ ONLY} transaction that is rolled back at
     * the end, without a time limit, and never tried a second time.
     */
    public <T> T readOnce(Cancellation cancellation, Work<T> work) {
        guard.check();
        return transactions.run(cancellation, Transactions.Mode.TYPED, work);
    }

    /**
     * Runs work in one transaction: committed when it returns, taken back when it throws.
     *
     * @throws AppException of kind REFUSED on a read-only target, before anything is sent
     */
    public <T> T write(Cancellation cancellation, Work<T> work) {
        refuseWhenReadOnly();
        guard.check();
        return transactions.run(cancellation, Transactions.Mode.WRITE, work);
    }

    /**
     * Runs one statement that a user typed, so that nothing it does remains: {@link UserStatementGuard} looks at it, the
     * server runs it in a READ ONLY transaction, and that is rolled back. No time limit; cancel instead.
     *
     * @param fetchSize rows per round trip; 0 fetches all at once
     * @param rows receives the result; not called for a statement without one
     * @throws AppException of kind REFUSED before anything is sent, or what the server says
     */
    public void readTyped(Cancellation cancellation, String statement, int fetchSize, Consumer<Row> rows) {
        guard.check();
        UserStatementGuard.check(statement);
        transactions.run(cancellation, Transactions.Mode.TYPED, session -> {
            session.typed(statement, fetchSize, rows);
            return true;
        });
    }

    /**
     * Runs work whose statements hold {@link SqlFragment}s that a user typed: in one READ ONLY transaction without time
     * limit (cancel instead), of which nothing remains.
     */
    public <T> T readFragment(Cancellation cancellation, Work<T> work) {
        guard.check();
        return transactions.run(cancellation, Transactions.Mode.TYPED, work);
    }

    /**
     * Lends an autocommit connection without statement timeout, for tools that keep their own transactions and for
     * statements that cannot run inside one. Session settings are reset afterwards.
     *
     * @throws AppException of kind REFUSED on a read-only target
     */
    public <T> T session(Cancellation cancellation, Work<T> work) {
        refuseWhenReadOnly();
        guard.check();
        try (var connection = pool.borrow()) {
            try {
                var result = work.run(new Session(connection, cancellation));
                health.worked();
                return result;
            } finally {
                restore(connection);
            }
        } catch (SQLException e) {
            throw transactions.noticed(SqlProblems.of(e));
        } catch (AppException e) {
            throw transactions.noticed(e);
        }
    }

    /**
     * Drops the pooled connections, borrowed ones on their return: new ones see settings that were since changed for
     * the role or the database.
     */
    public void renewConnections() {
        pool.dropAll();
    }

    /**
     * A source of connections of their own, outside the pool, for a library that keeps its sessions and transactions
     * itself (Flyway). Whoever takes one closes it; nothing of its session settings outlives it.
     *
     * @throws AppException of kind REFUSED on a read-only target
     */
    public DataSource unpooled() {
        refuseWhenReadOnly();
        guard.check();
        try {
            var connections = new DriverConnections(target);
            connections.keepStatements();
            return connections;
        } catch (SQLException e) {
            throw LoginProblems.of(e, target);
        }
    }

    /**
     * Opens a connection of its own for a person who types statements; whoever takes it closes it. On a read-only target
     * the session itself sees to it that nothing is changed.
     *
     * @throws AppException of kind CONNECTION when none can be made
     */
    public DedicatedSession dedicated() {
        guard.check();
        try {
            var session = new DedicatedSession(new DriverConnections(target).getConnection(), target.readOnly());
            health.worked();
            return session;
        } catch (SQLException e) {
            throw transactions.noticed(LoginProblems.of(e, target));
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private void restore(Connection connection) {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            } else if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                try (var statement = connection.createStatement()) {
                    statement.execute("rollback"); // a transaction that the work began by itself and left open
                }
            }
            if (!target.transactionPooler()) {
                try (var statement = connection.createStatement()) {
                    // the name was set after the login, so that a reset would forget it
                    statement.execute("reset all; reset role; select pg_catalog.pg_advisory_unlock_all();"
                            + " set application_name = " + Identifiers.literal(applicationName()));
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "connection dropped instead of reset", e);
            pool.drop(connection);
        }
    }

    private String applicationName() {
        return target.properties().getOrDefault("ApplicationName", DriverConnections.APPLICATION_NAME);
    }

    private void refuseWhenReadOnly() {
        if (target.readOnly()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "database.readOnly",
                    Messages.text("database.readOnly", Messages.text("database.readOnly.profile")),
                    Messages.text("database.readOnly.next")));
        }
    }

    private static ServerFacts facts(Row row) {
        return new ServerFacts(
                row.integer("version"),
                row.text("version_text"),
                row.text("database"),
                row.text("user_name"),
                row.bool("superuser"),
                row.bool("encrypted"));
    }
}

package dev.alidade.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One open database: a small pool and the only ways to use it. {@link #read} and {@link #write} run work in one
 * transaction; {@link #session} lends a bare autocommit connection. Work runs on the calling thread, which must not be
 * the user interface's. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /** The limit for statements that browse; migrations and maintenance lift it for themselves. */
    public static final Duration BROWSE_TIMEOUT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    private static final int POOL_SIZE = 6;

    private final HikariDataSource pool;
    private final DatabaseTarget target;
    private final ThreadGuard guard;
    private final ServerFacts facts;

    private Database(HikariDataSource pool, DatabaseTarget target, ThreadGuard guard) {
        this.pool = pool;
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
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config(target));
        } catch (PoolInitializationException e) {
            throw e.getCause() instanceof SQLException sql ? SqlProblems.of(sql) : e;
        }
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

    /**
     * Runs work in one {@code READ ONLY} transaction with the browse timeout. When the connection turns out to be dead
     * (sleep, server restart), the work is run once more on a fresh one: it has changed nothing.
     */
    public <T> T read(Cancellation cancellation, Work<T> work) {
        try {
            return transaction(cancellation, true, work);
        } catch (AppException e) {
            if (!SqlProblems.isConnectionLost(e) || cancellation.isRequested()) {
                throw e;
            }
            LOG.log(Level.INFO, "connection renewed after: {0}", e.problem().message());
            pool.getHikariPoolMXBean().softEvictConnections();
            return transaction(cancellation, true, work);
        }
    }

    /**
     * Runs work in one transaction: committed when it returns, taken back when it throws.
     *
     * @throws AppException of kind REFUSED on a read-only target, before anything is sent
     */
    public <T> T write(Cancellation cancellation, Work<T> work) {
        refuseWhenReadOnly();
        return transaction(cancellation, false, work);
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
        try (var connection = borrow()) {
            try {
                return work.run(new Session(connection, cancellation));
            } finally {
                restore(connection);
            }
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T transaction(Cancellation cancellation, boolean readOnly, Work<T> work) {
        guard.check();
        try (var connection = borrow()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute(
                        readOnly
                                ? "set transaction read only; set local statement_timeout = "
                                        + BROWSE_TIMEOUT.toMillis()
                                : "set local statement_timeout = 0");
            }
            T result;
            try {
                result = work.run(new Session(connection, cancellation));
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    private Connection borrow() throws SQLException {
        return pool.getConnection();
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void restore(Connection connection) {
        try {
            if (connection.isClosed()) {
                return;
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (!target.transactionPooler()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("reset all; reset role; select pg_catalog.pg_advisory_unlock_all()");
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "connection dropped instead of reset", e);
            pool.evictConnection(connection);
        }
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

    private static HikariConfig config(DatabaseTarget target) {
        var config = new HikariConfig();
        config.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
        config.setDataSourceProperties(driverProperties(target));
        config.setPoolName("alidade-" + target.database());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(60).toMillis());
        config.setConnectionTimeout(DatabaseTarget.LOGIN_TIMEOUT.plusSeconds(2).toMillis());
        config.setInitializationFailTimeout(DatabaseTarget.LOGIN_TIMEOUT.toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(45).toMillis());
        return config;
    }

    private static Properties driverProperties(DatabaseTarget target) {
        var properties = new Properties();
        properties.putAll(target.properties());
        properties.setProperty("serverName", target.host());
        properties.setProperty("portNumber", Integer.toString(target.port()));
        properties.setProperty("databaseName", target.database());
        properties.setProperty("user", target.user());
        var password = target.password();
        if (password != null) {
            properties.setProperty("password", password.reveal());
        }
        properties.setProperty("sslmode", target.tls().parameter());
        var certificate = target.rootCertificate();
        if (certificate != null) {
            properties.setProperty("sslRootCert", certificate.toString());
        }
        var seconds = Long.toString(DatabaseTarget.LOGIN_TIMEOUT.toSeconds());
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "Alidade");
        if (target.transactionPooler()) {
            properties.setProperty("prepareThreshold", "0");
        }
        return properties;
    }
}

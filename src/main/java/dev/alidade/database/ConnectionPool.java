package dev.alidade.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * A small pool whose failures are those of the driver: a refused login is tried once, not again and again (accounts get
 * locked), and is reported at once instead of after the pool's patience. Thread-safe.
 */
final class ConnectionPool implements AutoCloseable {
    private static final int SIZE = 6;
    private static final Duration SLICE = Duration.ofMillis(500);

    private final HikariDataSource pool;
    private final DriverConnections driver;
    private final DatabaseTarget target;

    private ConnectionPool(HikariDataSource pool, DriverConnections driver, DatabaseTarget target) {
        this.pool = pool;
        this.driver = driver;
        this.target = target;
    }

    /** @throws AppException of kind CONNECTION that says why, see {@link LoginProblems} */
    static ConnectionPool open(DatabaseTarget target) {
        try {
            var driver = new DriverConnections(target);
            driver.connectFirst();
            return new ConnectionPool(new HikariDataSource(config(driver, target)), driver, target);
        } catch (SQLException e) {
            throw LoginProblems.of(e, target);
        }
    }

    /**
     * A free connection, or a new one.
     *
     * @throws AppException of kind CONNECTION when a new one was refused, or none became free in time
     */
    Connection borrow() {
        driver.tryAgain();
        long deadline =
                System.nanoTime() + DatabaseTarget.LOGIN_TIMEOUT.plusSeconds(2).toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                var refused = driver.refusal();
                if (refused != null) {
                    throw LoginProblems.of(refused, target);
                }
                if (System.nanoTime() > deadline) {
                    throw busy(e);
                }
            } catch (SQLException e) {
                throw LoginProblems.of(e, target);
            }
        }
    }

    /** Takes one borrowed connection out of the pool for good. */
    void drop(Connection connection) {
        pool.evictConnection(connection);
    }

    /** Drops all idle connections now and the borrowed ones on their return. */
    void dropAll() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    private static AppException busy(SQLException cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.CONNECTION,
                        "connection.busy",
                        Messages.text("connection.busy", SIZE),
                        Messages.text("connection.busy.next")),
                cause);
    }

    private static HikariConfig config(DriverConnections driver, DatabaseTarget target) {
        var config = new HikariConfig();
        config.setDataSource(driver);
        config.setPoolName("alidade-" + target.database());
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(60).toMillis());
        config.setConnectionTimeout(SLICE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setKeepaliveTime(Duration.ofSeconds(45).toMillis());
        return config;
    }
}

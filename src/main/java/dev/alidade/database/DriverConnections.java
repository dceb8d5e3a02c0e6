package dev.alidade.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Bare driver connections to one target. It stands between pool and driver so that the pool's short waits do not become
 * the driver's login timeout, so that no password ever lies in a pool setting, and so that a pool which tries again and
 * again does not lock an account: once {@link #connectFirst} was called, a refusal stands until {@link #tryAgain}.
 */
final class DriverConnections implements DataSource {
    /** How our connections call themselves unless a target says otherwise. */
    static final String APPLICATION_NAME = "Alidade";

    private static final String DRIVER_LOG = "org.postgresql";

    private final PGSimpleDataSource driver = new PGSimpleDataSource();
    private final AtomicReference<@Nullable Connection> first = new AtomicReference<>();
    private volatile boolean pooled;
    private volatile @Nullable SQLException refusal;

    /** @throws SQLException when a property of the target is none of the driver's */
    DriverConnections(DatabaseTarget target) throws SQLException {
        driver.setServerNames(new String[] {target.host()});
        driver.setPortNumbers(new int[] {target.port()});
        driver.setDatabaseName(target.database());
        driver.setUser(target.user());
        var password = target.password();
        if (password != null) {
            driver.setPassword(password.reveal());
        }
        driver.setSslMode(target.tls().parameter());
        var certificate = target.rootCertificate();
        if (certificate != null) {
            driver.setSslRootCert(certificate.toString());
        }
        int seconds = (int) DatabaseTarget.LOGIN_TIMEOUT.toSeconds();
        driver.setLoginTimeout(seconds);
        driver.setConnectTimeout(seconds);
        driver.setTcpKeepAlive(true);
        driver.setApplicationName(APPLICATION_NAME);
        if (target.transactionPooler()) {
            driver.setPrepareThreshold(0);
        }
        for (var property : target.properties().entrySet()) {
            driver.setProperty(property.getKey(), property.getValue());
        }
    }

    /**
     * Prepared statements outlive CREATE, ALTER and DROP, by which the driver would forget them all: migrations are made of
     * those, and what runs between them names its columns and does not read what they alter.
     */
    void keepStatements() throws SQLException {
        driver.setProperty(PGProperty.FLUSH_CACHE_ON_DDL, "false");
    }

    /** Logs in once, now; the connection is the first that {@link #getConnection} gives. */
    void connectFirst() throws SQLException {
        pooled = true;
        first.set(driver.getConnection());
    }

    /** Forgets the last refusal: somebody wants to know again. */
    void tryAgain() {
        refusal = null;
    }

    /** Why the last login came to nothing; null when it did not, or nobody has tried since {@link #tryAgain}. */
    @Nullable
    SQLException refusal() {
        return refusal;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var ready = first.getAndSet(null);
        if (ready != null) {
            return ready;
        }
        var last = refusal;
        if (last != null) {
            throw last;
        }
        try {
            return driver.getConnection();
        } catch (SQLException e) {
            refusal = pooled ? e : null;
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return driver.getConnection(user, password);
    }

    /** Ignored: the target alone says how long a login may take. */
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return driver.getLoginTimeout();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(DRIVER_LOG);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}

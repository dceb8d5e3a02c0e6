package dev.alidade.database;

import dev.alidade.error.AppException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * One connection of its own outside the pool, kept open between the statements of a person: settings, temporary tables and
 * open transactions last. One statement at a time; {@link Cancellation} and {@link #close} may come from other threads.
 *
 * <p>On a read-only target every statement runs in a {@code READ ONLY} transaction of its own that is taken back.
 */
public final class DedicatedSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DedicatedSession.class.getName());

    private static final int VALIDATE_SECONDS = 5;
    private static final String READ_ONLY = "begin transaction read only; set local statement_timeout = 0;"
            + " set local standard_conforming_strings = on; select 1";

    private final Connection connection;
    private final boolean readOnly;
    private final StopRequests stops;

    /** Where the session stands between two statements. */
    public enum TransactionState {
        NONE,
        OPEN,
        /** A statement failed: nothing but ROLLBACK is accepted. */
        FAILED
    }

    DedicatedSession(Connection connection, boolean readOnly) {
        this.connection = connection;
        this.stops = new StopRequests(connection);
        this.readOnly = readOnly;
    }

    /** As the server said at the end of the last statement; no round trip. */
    public TransactionState transaction() {
        try {
            return switch (connection.unwrap(BaseConnection.class).getTransactionState()) {
                case IDLE -> TransactionState.NONE;
                case OPEN -> TransactionState.OPEN;
                case FAILED -> TransactionState.FAILED;
            };
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    /** The number of the server process behind it; no round trip. */
    public int backendPid() {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    /** Whether the server still answers; one round trip. */
    public boolean isAlive() {
        try {
            return connection.isValid(VALIDATE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Runs one statement and hands over what comes of it.
     *
     * @throws AppException what the server says ({@link SqlProblems#position} counts in the text with its values as
     *     {@code $1}); of kind REFUSED before anything is sent where a read-only target forbids it; CANCELLED
     */
    public void run(TypedStatement typed, Cancellation cancellation, ResultReceiver receiver) {
        if (readOnly) {
            UserStatementGuard.check(typed.sql());
            guarded(() -> send(typed, cancellation, receiver));
        } else {
            send(typed, cancellation, receiver);
        }
    }

    /**
     * Runs {@code COPY … FROM STDIN} with its data.
     *
     * @param data lines in the statement's format, without the end mark
     * @return the number of rows copied
     */
    public long copyIn(String sql, String data, Cancellation cancellation) {
        try {
            stops.begin(cancellation);
            follow(transaction());
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)));
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stops.over(cancellation);
        }
    }

    /**
     * Runs {@code COPY … TO STDOUT}.
     *
     * @param lineBytes how much of one line is wanted; {@link Integer#MAX_VALUE} for all
     * @param lines receives each line
     */
    public void copyOut(String sql, int lineBytes, Cancellation cancellation, Lines lines) {
        try {
            stops.begin(cancellation);
            follow(transaction());
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            for (var line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                if (!lines.line(Row.Beginning.of(line, lineBytes)) || cancellation.isRequested()) {
                    copy.cancelCopy();
                    break;
                }
            }
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        } finally {
            stops.over(cancellation);
        }
        cancellation.check();
    }

    /** Takes lines of a COPY. */
    @FunctionalInterface
    public interface Lines {
        /**
         * One line with the line break at its end, or its beginning.
         *
         * @return false when no more are wanted
         */
        boolean line(Row.Beginning line);
    }

    /**
     * The types that the server gives to a statement's values, in their order.
     *
     * @param sql with {@code ?} for each
     * @throws AppException when the server does not understand the statement
     */
    public List<String> valueTypes(String sql) {
        try (var statement = connection.prepareStatement(sql)) {
            follow(transaction());
            var described = statement.getParameterMetaData();
            var types = new ArrayList<String>();
            for (int i = 1; i <= described.getParameterCount(); i++) {
                types.add(described.getParameterTypeName(i));
            }
            return List.copyOf(types);
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    /** Ends the connection; an open transaction is lost. Never waits for a statement under way. */
    @Override
    public void close() {
        try {
            if (!connection.isClosed() && stops.isBusy()) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the connection was gone already", e);
        }
    }

    private void send(TypedStatement typed, Cancellation cancellation, ResultReceiver receiver) {
        var before = transaction();
        boolean own = typed.reads() && before == TransactionState.NONE;
        try {
            if (own) {
                connection.setAutoCommit(false);
            } else {
                follow(before);
            }
            deliver(typed, cancellation, receiver);
            if (own) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failed(e, own, cancellation);
        } catch (RuntimeException | Error e) {
            if (own) {
                takeBack(e);
            }
            throw e;
        } finally {
            settle();
        }
    }

    private void deliver(TypedStatement typed, Cancellation cancellation, ResultReceiver receiver) throws SQLException {
        stops.begin(cancellation);
        try (var sent = new SentStatement(connection, typed, CappedQuery.of(connection, typed))) {
            try {
                sent.deliver(cancellation, receiver);
            } finally {
                stops.over(cancellation);
                sent.notices(receiver::notice);
            }
        } finally {
            stops.over(cancellation);
        }
    }

    /** The driver fetches in batches only where it believes to be in a transaction, and never ends one of the user's. */
    private void follow(TransactionState state) throws SQLException {
        if (state == TransactionState.NONE) {
            connection.setAutoCommit(true);
        } else if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
        }
    }

    /** Never leaves the driver in a mode in which it would begin a transaction nobody asked for. */
    private void settle() {
        try {
            if (!connection.isClosed() && transaction() == TransactionState.NONE) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }

    private void guarded(Runnable work) {
        try (var opening = connection.createStatement()) {
            follow(transaction());
            opening.execute(READ_ONLY);
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            takeBack(e);
            settle();
            throw e;
        }
        try (var closing = connection.createStatement()) {
            closing.execute("rollback");
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        } finally {
            settle();
        }
    }

    private AppException failed(SQLException failure, boolean own, Cancellation cancellation) {
        if (own) {
            takeBack(failure);
        }
        return "57014".equals(failure.getSQLState()) && !cancellation.isRequested()
                ? SqlProblems.timeout(failure)
                : SqlProblems.of(failure);
    }

    private void takeBack(Throwable reason) {
        try {
            if (!connection.isClosed() && transaction() != TransactionState.NONE) {
                try (var statement = connection.createStatement()) {
                    statement.execute("rollback");
                }
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}

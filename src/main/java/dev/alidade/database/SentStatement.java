package dev.alidade.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGStatement;

/** One statement of a {@link DedicatedSession} on its way: sent, and what comes of it handed over. Used once. */
final class SentStatement implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SentStatement.class.getName());

    private final Connection connection;
    private final CappedQuery query;
    private final Statement statement;

    SentStatement(Connection connection, TypedStatement typed, CappedQuery query) throws SQLException {
        this.connection = connection;
        this.query = query;
        statement = typed.values().isEmpty() ? connection.createStatement() : connection.prepareStatement(query.sql());
        try {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(query.width().first());
            statement.setMaxRows(typed.rows() < Integer.MAX_VALUE ? (int) typed.rows() + 1 : 0);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            if (statement instanceof PreparedStatement prepared) {
                for (int i = 0; i < typed.values().size(); i++) {
                    bind(prepared, i + 1, typed.values().get(i));
                }
            }
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    void deliver(Cancellation cancellation, ResultReceiver receiver) throws SQLException {
        long sent = System.nanoTime();
        boolean hasRows =
                statement instanceof PreparedStatement prepared ? prepared.execute() : statement.execute(query.sql());
        receiver.answered(Duration.ofNanos(System.nanoTime() - sent));
        if (!hasRows) {
            receiver.count(statement.getLargeUpdateCount());
            return;
        }
        try (var result = statement.getResultSet()) {
            var row = new JdbcRow(result);
            var columns = query.columns();
            receiver.columns(columns == null ? CappedQuery.columns(result.getMetaData()) : columns);
            var pace = new FetchPace(query.width());
            long asked = System.nanoTime();
            while (result.next()) {
                long waited = System.nanoTime() - asked;
                if (!receiver.row(row)) {
                    break;
                }
                var rows = pace.step(row.bytesRead(), waited);
                if (rows.isPresent()) {
                    result.setFetchSize(rows.getAsInt());
                }
                if (cancellation.isRequested()) {
                    cancellation.check();
                }
                asked = System.nanoTime();
            }
        }
    }

    /** Hands over what the server said besides, also after a failure. */
    void notices(Consumer<Notice> notices) {
        try {
            if (connection.isClosed()) {
                return;
            }
            Notice.deliver(statement, notices);
            PGNotification[] came = connection.unwrap(PGConnection.class).getNotifications();
            if (came != null) {
                for (var one : came) {
                    notices.accept(new Notice("NOTIFY", one.getName() + ": " + one.getParameter(), null));
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.FINE, "notices lost with their connection", e);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /** As a text of no type: the server infers which it is. */
    private static void bind(PreparedStatement statement, int place, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else {
            statement.setObject(place, value, Types.OTHER);
        }
    }
}

package dev.alidade.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** {@code COPY} in both directions as a stream of bytes, stopped on the server when a stop is asked for. */
final class CopyTransfer {
    private final PGConnection connection;
    private final Cancellation cancellation;

    CopyTransfer(Connection connection, Cancellation cancellation) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.cancellation = cancellation;
    }

    long out(String sql, Session.RowSink sink) throws SQLException {
        cancellation.onRequest(this::cancel);
        var copy = connection.getCopyAPI().copyOut(sql);
        boolean whole = false;
        try {
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                sink.row(row);
            }
            whole = true;
            return copy.getHandledRowCount();
        } finally {
            if (!whole && copy.isActive()) {
                abandon(copy);
            }
        }
    }

    long in(String sql, Session.CopySource source) throws SQLException {
        cancellation.onRequest(this::cancel);
        var copy = connection.getCopyAPI().copyIn(sql);
        boolean whole = false;
        try {
            source.feed((bytes, from, length) -> {
                try {
                    cancellation.check();
                    copy.writeToCopy(bytes, from, length);
                } catch (SQLException e) {
                    throw SqlProblems.of(e);
                }
            });
            long rows = copy.endCopy();
            whole = true;
            return rows;
        } finally {
            if (!whole && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The receiver failed: what the server still sends is read and dropped, because the connection has no other end of it. */
    private void abandon(CopyOut copy) {
        try {
            connection.cancelQuery();
            byte[] dropped;
            do {
                dropped = copy.readFromCopy();
            } while (dropped != null);
        } catch (SQLException e) {
            if (!"57014".equals(e.getSQLState())) {
                throw SqlProblems.of(e);
            }
        }
    }

    private void cancel() {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }
}

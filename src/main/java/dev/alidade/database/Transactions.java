package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs work in one transaction, replaces connections that died while idle, and reports losses. */
final class Transactions {
    /** How a transaction begins, and whether its work is kept. */
    enum Mode {
        /** Our own reading. */
        READ("set transaction read only; set local jit = off; set local statement_timeout = "
                + Database.BROWSE_TIMEOUT.toMillis()),
        /** Our own changes. */
        WRITE("set local statement_timeout = 0"),
        /**
         * A user's statement on a read-only connection. The query at the end takes the snapshot, after which the server
         * refuses to make the transaction read-write. Never committed.
         */
        TYPED("set transaction read only; set local statement_timeout = 0;"
                + " set local standard_conforming_strings = on; select 1");

        private final String opening;

        Mode(String opening) {
            this.opening = opening;
        }
    }

    private final ConnectionPool pool;
    private final ConnectionHealth health;

    Transactions(ConnectionPool pool, ConnectionHealth health) {
        this.pool = pool;
        this.health = health;
    }

    <T> T run(Cancellation cancellation, Mode mode, Database.Work<T> work) {
        try (var connection = begin(mode)) {
            T result;
            try {
                result = work.run(new Session(connection, cancellation));
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
            end(connection, mode);
            health.worked();
            return result;
        } catch (SQLException e) {
            throw noticed(SqlProblems.of(e));
        } catch (AppException e) {
            throw noticed(e);
        }
    }

    /** Passes a failure on; a lost connection also empties the pool, whose other connections died with it. */
    AppException noticed(AppException failure) {
        if (SqlProblems.isConnectionLost(failure)) {
            pool.dropAll();
            health.lost(failure.problem());
        } else if (failure.problem().kind() == ProblemKind.CONNECTION) {
            health.lost(failure.problem());
        }
        return failure;
    }

    /** A connection with its transaction begun. One that died while it was idle is replaced: nothing was under way. */
    private Connection begin(Mode mode) throws SQLException {
        var connection = pool.borrow();
        try {
            return begin(connection, mode);
        } catch (SQLException e) {
            pool.drop(connection);
            var problem = SqlProblems.of(e);
            if (!SqlProblems.isConnectionLost(problem)) {
                throw e;
            }
            var _ = noticed(problem);
        }
        var fresh = pool.borrow();
        try {
            return begin(fresh, mode);
        } catch (SQLException e) {
            pool.drop(fresh);
            throw e;
        }
    }

    private static Connection begin(Connection connection, Mode mode) throws SQLException {
        connection.setAutoCommit(false);
        try (var opening = connection.createStatement()) {
            opening.execute(mode.opening);
        }
        return connection;
    }

    private static void end(Connection connection, Mode mode) throws SQLException {
        if (mode == Mode.TYPED) {
            connection.rollback();
            return;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            var problem = SqlProblems.of(e);
            if (mode == Mode.READ || !SqlProblems.isConnectionLost(problem)) {
                throw e;
            }
            throw SqlProblems.lostAtCommit(e);
        }
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}

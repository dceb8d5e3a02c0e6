package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file that somebody exchanges with other programs: opened to be read and never changed, or made anew in one
 * transaction. Thread-safe; blocks.
 */
public final class SqliteFile implements AutoCloseable {
    private static final int BATCH = 500;

    private final Path file;
    private final Connection connection;

    private SqliteFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a file that is there.
     *
     * @throws AppException of kind REFUSED when there is none, or it cannot be opened
     */
    public static SqliteFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw refused(file, null);
        }
        return open(file, true);
    }

    /**
     * Makes a file; one that is there already must be empty.
     *
     * @throws AppException of kind REFUSED when it cannot be made
     */
    public static SqliteFile make(Path file) {
        return open(file, false);
    }

    private static SqliteFile open(Path file, boolean readOnly) {
        var config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        try {
            var made = new SqliteFile(file, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
            if (!readOnly) {
                made.connection.setAutoCommit(false);
            }
            return made;
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    /** Runs a statement without values. */
    public synchronized void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    /** Reads rows; the values stand for question marks. */
    public synchronized void each(String sql, List<?> values, Consumer<Row> consumer) {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var result = statement.executeQuery()) {
                var row = new JdbcRow(result);
                while (result.next()) {
                    consumer.accept(row);
                }
            }
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    /** Many rows for one statement; sent some hundred at a time, so that memory does not grow with them. */
    public synchronized Rows rows(String sql) {
        try {
            return new Rows(connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    /** Ends the transaction: everything that was written stands. */
    public synchronized void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refused(file, e);
        }
    }

    private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    private static AppException refused(Path file, @Nullable SQLException cause) {
        var problem = Problem.of(
                ProblemKind.REFUSED,
                "database.sqlite",
                Messages.text(
                                "database.sqlite",
                                file.toString(),
                                cause == null ? "" : String.valueOf(cause.getMessage()))
                        .strip(),
                Messages.text("database.sqlite.next"));
        return cause == null ? new AppException(problem) : new AppException(problem, cause);
    }

    /** Rows on their way into the file. */
    public final class Rows implements AutoCloseable {
        private final PreparedStatement statement;
        private int waiting;

        private Rows(PreparedStatement statement) {
            this.statement = statement;
        }

        /** Adds a row; the values stand for question marks. */
        public void add(List<? extends @Nullable Object> values) {
            try {
                bind(statement, values);
                statement.addBatch();
                if (++waiting == BATCH) {
                    flush();
                }
            } catch (SQLException e) {
                throw refused(file, e);
            }
        }

        private void flush() throws SQLException {
            statement.executeBatch();
            waiting = 0;
        }

        @Override
        public void close() {
            try (statement) {
                flush();
            } catch (SQLException e) {
                throw refused(file, e);
            }
        }
    }
}

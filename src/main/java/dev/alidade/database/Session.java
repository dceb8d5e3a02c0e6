package dev.alidade.database;

import dev.alidade.error.AppException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One borrowed connection, used by one thread inside {@link Database#read}, {@link Database#write} or
 * {@link Database#session}. Every statement is registered with the {@link Cancellation}, so that a request to stop
 * reaches the server.
 */
public final class Session {
    private final Connection connection;
    private final Cancellation cancellation;

    Session(Connection connection, Cancellation cancellation) {
        this.connection = connection;
        this.cancellation = cancellation;
    }

    /** All rows of a query kept in a file; for results known to be small. */
    public <T> List<T> list(SqlQuery query, Parameters parameters, Function<Row, T> mapper) {
        var rows = new ArrayList<T>();
        each(SqlText.of(query), parameters, 0, row -> rows.add(mapper.apply(row)));
        return rows;
    }

    /** The first row of a query, if there is one. */
    public <T> Optional<T> first(SqlQuery query, Parameters parameters, Function<Row, T> mapper) {
        return list(query, parameters, mapper).stream().findFirst();
    }

    /**
     * Streams the rows of a query; memory holds {@code fetchSize} rows at a time inside a transaction.
     *
     * @param fetchSize rows per round trip; 0 fetches all at once
     */
    public void each(SqlQuery query, Parameters parameters, int fetchSize, Consumer<Row> consumer) {
        each(SqlText.of(query), parameters, fetchSize, consumer);
    }

    /** As {@link #each(SqlQuery, Parameters, int, Consumer)}, with the condition that the file names after "-- only:". */
    public void only(SqlQuery query, Parameters parameters, Consumer<Row> consumer) {
        each(SqlText.narrowed(query), parameters, 0, consumer);
    }

    /** Statements to be sent in one go. */
    public Together together() {
        return new Together(this);
    }

    /** Streams the rows of SQL that was composed at run time (identifiers quoted with {@link Identifiers}). */
    public void each(String sql, Parameters parameters, int fetchSize, Consumer<Row> consumer) {
        each(SqlText.parse(sql, parameters), parameters, fetchSize, consumer);
    }

    /** Runs a data-changing query kept in a file and returns the number of rows. */
    public long update(SqlQuery query, Parameters parameters) {
        return update(SqlText.of(query), parameters);
    }

    /** Runs data-changing SQL that was composed at run time and returns the number of rows. */
    public long update(String sql, Parameters parameters) {
        return update(SqlText.parse(sql), parameters);
    }

    /** Runs SQL text as it is, without parameters: one statement, or several separated by semicolons. */
    public void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            run(statement, () -> statement.execute(sql));
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /**
     * Runs one statement as it is written in a script: no parameters, nothing rewritten.
     *
     * @param notices receives what the server said besides the result, after the statement, also when it failed
     * @return the number of rows changed or, for a query, returned; -1 for a statement without a count
     * @throws AppException the server's refusal; {@link SqlProblems#position} tells where in {@code sql}
     */
    public long run(String sql, Consumer<Notice> notices) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                boolean rows = run(statement, () -> statement.execute(sql));
                return rows ? size(statement.getResultSet()) : statement.getLargeUpdateCount();
            } finally {
                Notice.deliver(statement, notices);
            }
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /**
     * Runs {@code COPY … FROM STDIN} with its data.
     *
     * @param sql the COPY statement
     * @param data lines in the statement's format, without the end mark
     * @return the number of rows copied
     */
    public long copyIn(String sql, String data) {
        try {
            cancellation.check();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            return copy.copyIn(sql, new StringReader(data));
        } catch (SQLException e) {
            throw problem(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Receives what {@code COPY … TO STDOUT} sends, row by row. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * One row as the server wrote it, its line end included; the header of CSV counts as a row.
         *
         * @param line the receiver may keep it
         */
        void row(byte[] line);
    }

    /** Takes pieces of what {@code COPY … FROM STDIN} is given; row ends need not fall on piece ends. */
    @FunctionalInterface
    public interface CopySink {
        void write(byte[] bytes, int from, int length);
    }

    /** Gives {@code COPY … FROM STDIN} its rows. */
    @FunctionalInterface
    public interface CopySource {
        void feed(CopySink sink);
    }

    /**
     * Runs {@code COPY … TO STDOUT} and streams its rows; memory holds one of them. A receiver that throws ends the
     * statement on the server; the connection stays usable.
     *
     * @return the number of rows, without a header
     * @throws AppException what the server says, CANCELLED when a stop was asked for
     */
    public long copyOut(String sql, RowSink sink) {
        try {
            return new CopyTransfer(connection, cancellation).out(sql, sink);
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /**
     * Streams the rows of a query that was composed at run time, as the server's binary {@code COPY} sends them: server and
     * receiver work at the same time, without a way back per batch, and a receiver that makes no objects of the values
     * costs none. Values, which are put in as literals, may be texts, numbers and {@link SqlFragment}s. Columns come in
     * their types' binary format: {@code text} as UTF-8, {@code int8} as {@link CopiedRow#bigintAt} reads it. Also behind a
     * transaction pooler.
     *
     * @param sql one SELECT without a semicolon
     * @throws AppException what the server says, CANCELLED when a stop was asked for
     */
    public void copied(String sql, Parameters parameters, Consumer<CopiedRow> receiver) {
        copyOut(
                "copy (" + SqlText.literal(sql, parameters) + "\n) to stdout (format binary)",
                new CopiedRows(receiver, cancellation));
    }

    /**
     * Runs {@code COPY … FROM STDIN} with data that comes piece by piece.
     *
     * @return the number of rows copied
     * @throws AppException the server's refusal; {@link SqlProblems#copyLine} tells the line
     */
    public long copyIn(String sql, CopySource source) {
        try {
            return new CopyTransfer(connection, cancellation).in(sql, source);
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /**
     * The columns that a query would have; it is sent as it is, question marks and colons included, and gives no row.
     *
     * @param query one SELECT, VALUES, TABLE or WITH, without a semicolon
     */
    public List<Row.Column> columns(String query) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!run(statement, () -> statement.execute("select * from (\n" + query + "\n) as q limit 0"))) {
                return List.of();
            }
            try (var result = statement.getResultSet()) {
                return new JdbcRow(result).columns();
            }
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /**
     * A session over a connection that a library opened with {@link Database#unpooled} and lends for one step (Flyway's
     * executor). The library keeps its transaction and closes the connection.
     */
    public static Session over(Connection connection, Cancellation cancellation) {
        return new Session(connection, cancellation);
    }

    /** Runs one statement as a user typed it, question marks and colons included, and streams its rows if it has any. */
    public void typed(String sql, int fetchSize, Consumer<Row> consumer) {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(fetchSize);
            if (run(statement, () -> statement.execute(sql))) {
                try (var result = statement.getResultSet()) {
                    each(result, consumer);
                }
            }
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /** The number of the server process behind this session; no round trip. */
    public int backendPid() {
        try {
            return connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    /** The request to stop that this session obeys. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** The connection itself, only for libraries that insist on one (Flyway). Never keep or close it. */
    public Connection connection() {
        return connection;
    }

    private void each(SqlText text, Parameters parameters, int fetchSize, Consumer<Row> consumer) {
        try (var statement = prepare(text, parameters)) {
            statement.setFetchSize(fetchSize);
            try (var result = run(statement, statement::executeQuery)) {
                each(result, consumer);
            }
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    void each(ResultSet result, Consumer<Row> consumer) throws SQLException {
        var row = new JdbcRow(result);
        while (result.next()) {
            consumer.accept(row);
            if (cancellation.isRequested()) {
                cancellation.check();
            }
        }
    }

    private long update(SqlText text, Parameters parameters) {
        try (var statement = prepare(text, parameters)) {
            return run(statement, statement::executeLargeUpdate);
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /** Several statements with the values of all, as {@link Together} puts them. */
    void prepared(String sql, List<@Nullable Object> values, Work work) {
        try (var statement = prepare(sql, values)) {
            run(statement, () -> {
                work.on(statement);
                return true;
            });
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            cancellation.stepOver();
        }
    }

    /** What is done with a statement whose values are set. */
    interface Work {
        void on(PreparedStatement statement) throws SQLException;
    }

    private PreparedStatement prepare(SqlText text, Parameters parameters) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        text.parameters().forEach(name -> values.add(parameters.get(name)));
        return prepare(text.sql(), values);
    }

    private PreparedStatement prepare(String sql, List<@Nullable Object> values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            int place = 1;
            for (var value : values) {
                bind(statement, place++, value);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant moment -> statement.setObject(place, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
            case String[] texts -> statement.setArray(place, connection.createArrayOf("text", texts));
            case Long[] numbers -> statement.setArray(place, connection.createArrayOf("int8", numbers));
            case null -> statement.setObject(place, null);
            default -> statement.setObject(place, value);
        }
    }

    private static long size(ResultSet result) throws SQLException {
        try (result) {
            long rows = 0;
            while (result.next()) {
                rows++;
            }
            return rows;
        }
    }

    private interface Step<T> {
        T run() throws SQLException;
    }

    private <T> T run(Statement statement, Step<T> step) throws SQLException {
        cancellation.onRequest(() -> {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw SqlProblems.of(e);
            }
        });
        return step.run();
    }

    private AppException problem(SQLException failure) {
        return "57014".equals(failure.getSQLState()) && !cancellation.isRequested()
                ? SqlProblems.timeout(failure)
                : SqlProblems.of(failure);
    }
}

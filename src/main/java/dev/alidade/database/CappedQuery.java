package dev.alidade.database;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * How a person's statement is sent. Where something in it can be large, a query around it lets no more than the beginning
 * of each value leave the server: neither a field of a gigabyte nor a row of a thousand large ones is ever fetched whole.
 * The server describes the statement first, which plans and runs nothing; types of a bounded length come as they are. The
 * order of the inner query is kept: nothing above it sorts, joins or groups.
 *
 * @param sql the query with the one of the user in it, values still as {@code ?}; the user's own where nothing is capped
 * @param columns names and types as the user's own query has them; null where the result itself tells
 * @param width what is known of the rows before they come
 */
record CappedQuery(String sql, @Nullable List<Row.Column> columns, FetchPace.Width width) {
    private static final Logger LOG = Logger.getLogger(CappedQuery.class.getName());

    /** Short enough whatever they hold; {@code inet} and the like would also look different when cast to text. */
    private static final Set<String> BOUNDED = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "serial",
            "bigserial",
            "smallserial",
            "float4",
            "float8",
            "numeric",
            "money",
            "oid",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "name",
            "char",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "pg_lsn",
            "xid",
            "xid8",
            "cid",
            "tid",
            "regclass",
            "regtype",
            "regproc",
            "regprocedure",
            "regnamespace",
            "regrole",
            "point",
            "box",
            "lseg",
            "line",
            "circle",
            "void",
            "refcursor");

    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");
    private static final String RESULT = "alidade_result";

    /**
     * Caps a statement where something in it can be large. One that changes rows stays at the top, in a WITH of the query
     * around it; where the server would not take it there (a rule rewrites it, it makes a table) and where rows come of a
     * cursor or a prepared statement, it runs as it is and its rows come few at a time.
     *
     * @throws SQLException what the server says of the statement; its places are those of the user's own text
     */
    static CappedQuery of(Connection connection, TypedStatement typed) throws SQLException {
        if (!typed.reads() || typed.cellBytes() == Integer.MAX_VALUE) {
            return new CappedQuery(typed.sql(), null, FetchPace.Width.WHOLE);
        }
        var columns = describe(connection, typed, typed.sql());
        if (columns.stream().allMatch(column -> BOUNDED.contains(column.type()))) {
            return new CappedQuery(typed.sql(), null, FetchPace.Width.CAPPED);
        }
        var names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toList();
        var values = names.stream()
                .map(name ->
                        capped("q." + name, columns.get(names.indexOf(name)).type(), typed.cellBytes()))
                .toList();
        var around = around(typed.sql(), String.join(", ", names), "select " + String.join(", ", values) + " from ");
        if (around == null || (around.isTried() && !isTaken(connection, typed, around.sql()))) {
            return new CappedQuery(typed.sql(), null, FetchPace.Width.UNKNOWN);
        }
        return new CappedQuery(around.sql(), columns, FetchPace.Width.CAPPED);
    }

    /**
     * A query around another.
     *
     * @param isTried whether the server may refuse it
     */
    private record Around(String sql, boolean isTried) {}

    private static @Nullable Around around(String sql, String names, String select) {
        List<SqlTokens.Token> tokens;
        OptionalInt main;
        try {
            tokens = SqlTokens.of(sql);
            main = SqlTokens.behindWith(sql);
        } catch (IllegalArgumentException e) {
            return null; // the server will say what is wrong with it
        }
        var named = RESULT + "(" + names + ") as (";
        var rest = "\n) " + select + RESULT + " as q";
        if (main.isPresent() && changesRows(tokens)) {
            int at = main.getAsInt();
            return new Around(sql.substring(0, at).stripTrailing() + ", " + named + sql.substring(at) + rest, true);
        }
        var verb = tokens.isEmpty() ? "" : tokens.getFirst().word();
        if (CHANGES.contains(verb)) {
            return new Around("with " + named + sql + rest, true);
        }
        boolean asks = Set.of("select", "values", "table", "with").contains(verb)
                || tokens.getFirst().is("(");
        return asks && !(tokens.stream().anyMatch(token -> token.word().equals("with")) && changesRows(tokens))
                ? new Around(select + "(" + sql + "\n) as q(" + names + ")", false)
                : null;
    }

    /** Whether the server understands it; an open transaction stays open where it does not. */
    private static boolean isTaken(Connection connection, TypedStatement typed, String sql) throws SQLException {
        boolean open = connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN;
        var before = open ? connection.setSavepoint() : null;
        try {
            describe(connection, typed, sql);
        } catch (SQLException e) {
            if (SqlProblems.isConnectionLost(SqlProblems.of(e))) {
                throw e;
            }
            LOG.log(Level.FINE, "runs as it is", e);
            if (before != null) {
                connection.rollback(before);
            }
            return false;
        } finally {
            if (before != null && !connection.isClosed()) {
                connection.releaseSavepoint(before);
            }
        }
        return true;
    }

    private static List<Row.Column> describe(Connection connection, TypedStatement typed, String asked)
            throws SQLException {
        var sql = typed.values().isEmpty() ? SqlTokens.withDoubledQuestionMarks(asked) : asked;
        try (var statement = connection.prepareStatement(sql)) {
            var described = statement.getMetaData();
            return described == null ? List.of() : columns(described);
        }
    }

    /** Names, types and origins of a result's columns; one more query where a column comes of a table. */
    static List<Row.Column> columns(ResultSetMetaData described) throws SQLException {
        var columns = new ArrayList<Row.Column>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(
                    new Row.Column(described.getColumnLabel(i), described.getColumnTypeName(i), origin(described, i)));
        }
        return List.copyOf(columns);
    }

    private static Row.@Nullable Origin origin(ResultSetMetaData described, int place) throws SQLException {
        if (!(described instanceof PGResultSetMetaData known)) {
            return null;
        }
        var table = known.getBaseTableName(place);
        var column = known.getBaseColumnName(place);
        return table == null || table.isEmpty() || column == null || column.isEmpty()
                ? null
                : new Row.Origin(known.getBaseSchemaName(place), table, column);
    }

    private static String capped(String value, String type, int bytes) {
        if (BOUNDED.contains(type)) {
            return value;
        }
        return switch (type) {
            case "bytea" -> "pg_catalog.substr(" + value + ", 1, " + (bytes / 2 + 1) + ")";
            // a cast would drop the blanks at its end
            case "bpchar" ->
                "pg_catalog.left(pg_catalog.textin(pg_catalog.bpcharout(" + value + ")), " + (bytes + 1) + ")";
            default -> "pg_catalog.left(" + value + "::pg_catalog.text, " + (bytes + 1) + ")";
        };
    }

    /** Whether it may hold an INSERT, UPDATE, DELETE or MERGE; a locking clause is none. */
    private static boolean changesRows(List<SqlTokens.Token> tokens) {
        var before = "";
        for (var token : tokens) {
            boolean locks = before.equals("for") || before.equals("key");
            if (CHANGES.contains(token.word()) && !(token.word().equals("update") && locks)) {
                return true;
            }
            before = token.word();
        }
        return false;
    }
}

package dev.alidade.database;

import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;

/**
 * A query around a person's own that lets no more than the beginning of each value leave the server: neither a field of a
 * gigabyte nor a row of a thousand large ones is ever fetched whole. The server describes the statement first, which plans
 * and runs nothing; types of a bounded length come as they are. The order of the inner query is kept: nothing above it
 * sorts, joins or groups.
 *
 * @param sql the query with the one of the user in it, values still as {@code ?}
 * @param columns names and types as the user's own query has them
 */
record CappedQuery(String sql, List<Row.Column> columns) {
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

    /**
     * Caps a query; null where it must run as it is: nothing in it can be large, it changes rows inside a WITH (which the
     * server takes at the top only), or it makes a table.
     *
     * @throws SQLException what the server says of the statement; its places are those of the user's own text
     */
    static @Nullable CappedQuery of(Connection connection, TypedStatement typed) throws SQLException {
        if (!typed.reads() || typed.cellBytes() == Integer.MAX_VALUE || changesRows(typed.sql())) {
            return null;
        }
        var columns = describe(connection, typed);
        if (columns.stream().allMatch(column -> BOUNDED.contains(column.type()))) {
            return null;
        }
        var values = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("c" + i);
            values.add(capped("q.c" + i, columns.get(i).type(), typed.cellBytes()));
        }
        var sql = "select " + String.join(", ", values) + " from (" + typed.sql() + "\n) as q("
                + String.join(", ", names) + ")";
        return new CappedQuery(sql, columns);
    }

    private static List<Row.Column> describe(Connection connection, TypedStatement typed) throws SQLException {
        var sql = typed.values().isEmpty() ? SqlTokens.withDoubledQuestionMarks(typed.sql()) : typed.sql();
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

    /** Whether a WITH may hold an INSERT, UPDATE, DELETE or MERGE; a locking clause is none. */
    private static boolean changesRows(String sql) {
        List<SqlTokens.Token> tokens;
        try {
            tokens = SqlTokens.of(sql);
        } catch (IllegalArgumentException e) {
            return true; // the server will say what is wrong with it
        }
        if (tokens.stream().noneMatch(token -> token.word().equals("with"))) {
            return false;
        }
        var before = "";
        for (var token : tokens) {
            boolean locks = before.equals("for") || before.equals("key");
            if (Set.of("insert", "delete", "merge").contains(token.word())
                    || (token.word().equals("update") && !locks)) {
                return true;
            }
            before = token.word();
        }
        return false;
    }
}

package dev.alidade.change.row;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of a relation to change its rows.
 *
 * @param schema its schema
 * @param name its name
 * @param oid its object id
 * @param kind as {@code pg_class.relkind} has it
 * @param identity how its rows are told apart
 * @param key columns of its key; empty when it has none
 * @param versioned whether its rows carry a version that the role may read
 * @param allows what may be done with its rows
 * @param columns all columns
 */
public record RowTable(
        String schema,
        String name,
        long oid,
        char kind,
        Identity identity,
        List<String> key,
        boolean versioned,
        Allows allows,
        List<RowColumn> columns) {
    public RowTable {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** How one row is told from another. */
    public enum Identity {
        /** A primary key, or a unique index over columns that are never null. */
        KEY,
        /** Its physical place together with its version. */
        PLACE,
        /** All its values; two equal rows cannot be told apart. */
        VALUES
    }

    /** What the server and the role's rights allow. */
    public record Allows(boolean insert, boolean update, boolean delete) {
        /** Whether nothing is. */
        public boolean nothing() {
            return !insert && !update && !delete;
        }
    }

    /**
     * Reads it from the catalog.
     *
     * @throws AppException of kind STATEMENT when there is no such relation
     */
    public static RowTable read(Session session, String schema, String name) {
        var parameters = Parameters.of("schema_name", schema).and("relation_name", name);
        var columns = session.list(
                RowQuery.ROW_COLUMNS,
                parameters,
                row -> new RowColumn(
                        row.text("column_name"),
                        row.text("type_name"),
                        row.text("cast_type"),
                        row.bool("is_generated"),
                        row.bool("is_always_identity"),
                        row.bool("has_default"),
                        row.bool("is_not_null"),
                        row.bool("is_readable"),
                        row.bool("is_insertable"),
                        row.bool("is_updatable"),
                        row.textOrNull("default_expression")));
        return session.first(RowQuery.ROW_TABLE, parameters, row -> {
                    var kind = row.text("kind").charAt(0);
                    var key = row.texts("key_columns");
                    boolean keyReadable = !key.isEmpty()
                            && columns.stream()
                                    .filter(c -> key.contains(c.name()))
                                    .allMatch(RowColumn::readable);
                    boolean versioned = row.bool("is_versioned");
                    return new RowTable(
                            schema,
                            name,
                            row.bigint("oid"),
                            kind,
                            keyReadable
                                    ? Identity.KEY
                                    : versioned && row.bool("has_place") ? Identity.PLACE : Identity.VALUES,
                            keyReadable ? key : List.of(),
                            versioned,
                            new Allows(row.bool("can_insert"), row.bool("can_update"), row.bool("can_delete")),
                            columns);
                })
                .orElseThrow(() -> new AppException(Problem.of(
                        ProblemKind.STATEMENT,
                        "change.row.missing",
                        Messages.text("change.row.missing", schema + "." + name),
                        Messages.text("change.row.missing.next"))));
    }

    /** Schema and name, quoted. */
    public String sql() {
        return Identifiers.qualified(schema, name);
    }

    /** Schema and name for people. */
    public String label() {
        return schema + "." + name;
    }

    /** A column by name. */
    public Optional<RowColumn> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** Whether its rows lie in other tables. */
    boolean isPartitioned() {
        return kind == 'p';
    }
}

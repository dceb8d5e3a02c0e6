package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.transfer.TransferColumn.Filling;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import java.util.List;
import java.util.Optional;

/**
 * A relation that rows are read from or written to.
 *
 * @param name schema and name
 * @param kind pg_class.relkind
 * @param columns in table order
 * @param rowSecurity whether row security applies to the current role
 * @param bytes its size on disk
 * @param insertTriggers whether triggers of people run at an INSERT
 * @param deleteSpreads whether deleting its rows changes or deletes rows of other tables
 */
public record TransferTable(
        RelationName name,
        String kind,
        List<TransferColumn> columns,
        boolean rowSecurity,
        long bytes,
        boolean insertTriggers,
        boolean deleteSpreads) {

    public TransferTable {
        columns = List.copyOf(columns);
    }

    static Optional<TransferTable> read(Session session, RelationName name) {
        var parameters = Parameters.of("schema_name", name.schema()).and("relation_name", name.name());
        var columns = session.list(TransferQuery.TABLE_COLUMNS, parameters, TransferTable::column);
        return session.first(
                TransferQuery.TABLE_FACTS,
                parameters,
                row -> new TransferTable(
                        name,
                        row.text("kind"),
                        columns,
                        row.bool("row_security"),
                        row.bigint("bytes"),
                        row.bool("insert_triggers"),
                        row.bool("delete_spreads")));
    }

    static TransferTable found(Session session, RelationName name) {
        return read(session, name).orElseThrow(() -> TransferProblems.usage("transfer.table.missing", name.label()));
    }

    /** The column of that name. */
    public Optional<TransferColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    private static TransferColumn column(Row row) {
        Filling filling;
        if (row.bool("is_generated")) {
            filling = Filling.GENERATED;
        } else {
            filling = switch (row.text("identity")) {
                case "a" -> Filling.IDENTITY_ALWAYS;
                case "d" -> Filling.IDENTITY;
                default -> row.bool("has_default") ? Filling.DEFAULT : Filling.NOTHING;
            };
        }
        return new TransferColumn(
                row.text("column_name"),
                row.text("type_name"),
                row.text("base_type"),
                row.bool("is_not_null"),
                filling,
                row.bool("is_readable"),
                row.bool("is_insertable"));
    }
}

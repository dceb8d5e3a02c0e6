package dev.alidade.change.row;

import dev.alidade.change.KeptChange.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that an import wrote, told from others by the transactions that wrote them: a row changed since bears another.
 *
 * @param id its number where it is kept
 * @param what which import it was; its key is the relation
 * @param schema the relation's schema
 * @param table the relation's name
 * @param created whether the import made the table
 * @param transactions the numbers in {@code xmin}
 * @param rows how many rows there were
 * @param doneBy the role
 * @param doneAt when
 * @param undoneAt when they were taken back; null while they stand
 */
public record ImportedRows(
        String id,
        Subject what,
        String schema,
        String table,
        boolean created,
        List<String> transactions,
        long rows,
        String doneBy,
        Instant doneAt,
        @Nullable Instant undoneAt) {
    public ImportedRows {
        transactions = List.copyOf(transactions);
    }

    /** Whether they still stand. */
    public boolean stands() {
        return undoneAt == null;
    }

    ImportedRows undone(Instant at) {
        return new ImportedRows(id, what, schema, table, created, transactions, rows, doneBy, doneAt, at);
    }
}

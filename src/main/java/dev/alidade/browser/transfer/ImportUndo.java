package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.row.ImportedRows;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is known of an import's rows so that exactly they can be deleted: the transactions that wrote them. A row that
 * was changed since bears another one.
 *
 * @param table where they are
 * @param created whether the import made the table
 * @param transactions the numbers in {@code xmin}
 * @param rows how many rows there were
 */
public record ImportUndo(RelationName table, boolean created, List<String> transactions, long rows) {
    public ImportUndo {
        transactions = List.copyOf(transactions);
    }

    /** The same as the list of all changes has it. */
    ImportedRows imported(Path file) {
        var name = file.getFileName();
        return new ImportedRows(
                UUID.randomUUID().toString(),
                new Subject(
                        "import",
                        table.label(),
                        "",
                        Messages.text("transfer.import.kept", Sizes.exact(rows), name == null ? "" : name.toString())),
                table.schema(),
                table.name(),
                created,
                transactions,
                rows,
                "",
                Instant.now(),
                null);
    }

    /** Whether a change of the list is this import. */
    boolean wrote(ImportedRows change) {
        return change.schema().equals(table.schema())
                && change.table().equals(table.name())
                && change.transactions().equals(transactions);
    }
}

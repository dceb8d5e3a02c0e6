package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import java.util.List;

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
}

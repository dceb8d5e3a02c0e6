package dev.alidade.console;

import java.util.List;

/**
 * What went with a session whose connection was lost.
 *
 * @param inTransaction whether a transaction was open; the server takes all of it back
 * @param transaction the statements of that transaction in their order; empty where none was open
 * @param settings the SET statements that were in force, in their order
 */
public record SessionLoss(boolean inTransaction, List<String> transaction, List<String> settings) {
    public SessionLoss {
        transaction = List.copyOf(transaction);
        settings = List.copyOf(settings);
    }
}

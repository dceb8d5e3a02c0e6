package dev.alidade.console;

import dev.alidade.database.DedicatedSession.TransactionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the console's session stands.
 *
 * @param state none, open, or failed and waiting for a rollback
 * @param since when the open transaction began; null while none is open
 */
public record TransactionStatus(
        TransactionState state, @Nullable Instant since) {
    /** No transaction is open. */
    public static final TransactionStatus NONE = new TransactionStatus(TransactionState.NONE, null);

    /** Whether one is open, failed or not. */
    public boolean isOpen() {
        return state != TransactionState.NONE;
    }
}

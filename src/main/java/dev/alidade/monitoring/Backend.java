package dev.alidade.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of the database.
 *
 * @param pid number of the server process
 * @param role who logged in
 * @param application what the client calls itself; empty when it says nothing
 * @param client its address; null for a local one and where it may not be seen
 * @param state what it does; null where it may not be seen
 * @param waitType class of what it waits for; null while it does not wait
 * @param waitEvent what it waits for; null while it does not wait
 * @param started when it logged in; null where it may not be seen
 * @param transactionStarted null outside a transaction
 * @param queryStarted when its last statement began; null before the first
 * @param query its statement, or the last one; null where it may not be seen
 * @param own whether it is one of this program's own
 * @param blockedBy the sessions that hold what it waits for
 * @param maySignal whether the current role may cancel or end it
 */
public record Backend(
        int pid,
        String role,
        String application,
        @Nullable String client,
        @Nullable String state,
        @Nullable String waitType,
        @Nullable String waitEvent,
        @Nullable Instant started,
        @Nullable Instant transactionStarted,
        @Nullable Instant queryStarted,
        @Nullable String query,
        boolean own,
        List<Integer> blockedBy,
        boolean maySignal) {

    public Backend {
        blockedBy = List.copyOf(blockedBy);
    }

    /** Whether it runs a statement now. */
    public boolean isActive() {
        return "active".equals(state);
    }

    /** Whether it holds a transaction open without doing anything. */
    public boolean isIdleInTransaction() {
        return state != null && state.startsWith("idle in transaction");
    }
}

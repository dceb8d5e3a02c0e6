package dev.alidade.console;

import dev.alidade.error.Redaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One statement that was run. Passwords in it are taken out before it is kept.
 *
 * @param at when it began
 * @param database where, as user@host:port/database
 * @param sql as it was typed
 * @param millis how long it took
 * @param rows rows brought or changed; null where it had no such number
 * @param error why it failed; null when it did not
 */
public record HistoryEntry(
        Instant at,
        String database,
        String sql,
        long millis,
        @Nullable Long rows,
        @Nullable String error) {
    public HistoryEntry {
        sql = Redaction.apply(sql);
        error = error == null ? null : Redaction.apply(error);
    }
}

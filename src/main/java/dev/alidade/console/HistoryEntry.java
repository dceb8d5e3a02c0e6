package dev.alidade.console;

import dev.alidade.error.Redaction;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement that was run. Passwords in it are taken out before it is kept.
 *
 * @param at when it began
 * @param connection the name under which the connection is kept; null in a history of before such names were written
 * @param database where, as user@host:port/database
 * @param sql as it was typed
 * @param millis how long it took
 * @param rows rows brought or changed; null where it had no such number
 * @param error why it failed; null when it did not
 */
public record HistoryEntry(
        Instant at,
        @Nullable String connection,
        String database,
        String sql,
        long millis,
        @Nullable Long rows,
        @Nullable String error) {
    private static final Pattern PORT = Pattern.compile(":\\d+/");

    public HistoryEntry {
        sql = Redaction.apply(sql);
        error = error == null ? null : Redaction.apply(error);
    }

    /**
     * By which two runs are of the same database: the connection's name and everything of the address but the port,
     * which a server of one's own may change at every start. Without a name only the whole address tells.
     */
    String place() {
        return connection == null
                ? database
                : connection + "\n" + PORT.matcher(database).replaceFirst("/");
    }
}

package dev.alidade.monitoring.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A finding that somebody has looked at and lives with.
 *
 * @param key the finding's
 * @param reason why
 * @param author who says so
 * @param since first day, ISO
 * @param until last day, ISO; null for always
 */
public record Ignored(
        String key,
        String reason,
        String author,
        String since,
        @Nullable String until) {
    public Ignored {
        LocalDate.parse(since);
        if (until != null) {
            LocalDate.parse(until);
        }
        if (key.isBlank() || reason.isBlank() || author.isBlank()) {
            throw new IllegalArgumentException("key, reason and author must be said");
        }
    }

    /** Whether it counts on a day. */
    public boolean isValidOn(LocalDate day) {
        return until == null || !day.isAfter(LocalDate.parse(until));
    }
}

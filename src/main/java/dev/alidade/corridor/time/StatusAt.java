package dev.alidade.corridor.time;

import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorColumn;
import dev.alidade.corridor.table.CorridorTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a corridor stood at a moment, from what its row records: planned from when it was planned, active from its
 * activation, completed for a while after its end. The row knows only its present status; one that is still under way
 * keeps it from its activation on, and one that was cancelled is shown as that for as long as it was to last.
 */
public final class StatusAt {
    /** How long a completed corridor is still shown. */
    public static final Duration AFTERGLOW = Duration.ofMinutes(5);

    private final String planning;
    private final String active;
    private final String completed;

    public StatusAt(CorridorTable table) {
        var words = table.columns().stream()
                .filter(column -> column.name().equals(table.layer().classColumn()))
                .findFirst()
                .map(CorridorColumn::words)
                .orElse(List.of());
        planning = word(words, "plan", "planning");
        active = word(words, "active", "active");
        completed = word(words, "complet", "completed");
    }

    /** The word of its status then; empty when there was nothing to see of it. */
    public Optional<String> of(Corridor corridor, Instant moment) {
        var shown = corridor.shown();
        if (shown == null || moment.isBefore(shown.from())) {
            return Optional.empty();
        }
        boolean cancelled = corridor.status().toLowerCase(Locale.ROOT).startsWith("cancel");
        boolean over = corridor.status().equals(completed);
        var held = corridor.held();
        if (held != null && held.contains(moment)) {
            return Optional.of(over ? active : present(corridor, active));
        }
        if (shown.contains(moment)) {
            return Optional.of(over ? planning : cancelled ? corridor.status() : present(corridor, planning));
        }
        var end = shown.to();
        boolean glows = over && end != null && moment.isBefore(end.plus(AFTERGLOW));
        return glows ? Optional.of(completed) : Optional.empty();
    }

    private static String present(Corridor corridor, String otherwise) {
        return corridor.status().isEmpty() ? otherwise : corridor.status();
    }

    private static String word(List<String> words, String beginning, String otherwise) {
        return words.stream()
                .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(beginning))
                .findFirst()
                .orElse(otherwise);
    }
}

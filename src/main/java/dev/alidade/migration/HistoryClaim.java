package dev.alidade.migration;

import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one history says of one migration.
 *
 * @param tool whose history
 * @param says what
 */
public record HistoryClaim(History.Tool tool, Says says) {

    /** What a history can say. */
    public enum Says {
        /** It was applied. */
        APPLIED,
        /** It lies before the place where the history begins. */
        BASELINE,
        /** Its run stopped half-way. */
        FAILED,
        /** It was applied and taken back. */
        UNDONE,
        /** Nothing: the history has no row of it. */
        UNKNOWN;

        /** The stable word of the command line's output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For people, as in "Flyway: applied". */
    public String text() {
        return Messages.text("migration.claim", tool.label(), Messages.text("migration.claim." + says.id()));
    }

    /** Where histories contradict each other, in a sentence: "Applied in Supabase CLI, unknown to Flyway." */
    static Optional<String> disagreement(List<HistoryClaim> claims) {
        var standing = claims.stream().map(c -> c.says() == Says.BASELINE ? Says.APPLIED : c.says());
        if (standing.distinct().count() < 2) {
            return Optional.empty();
        }
        var parts = new ArrayList<String>();
        for (var says : Says.values()) {
            var tools = claims.stream()
                    .filter(c -> c.says() == says)
                    .map(c -> c.tool().label())
                    .collect(Collectors.joining(", "));
            if (!tools.isEmpty()) {
                parts.add(Messages.text("migration.claim.part." + says.id(), tools));
            }
        }
        var sentence = String.join(", ", parts) + ".";
        return Optional.of(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
    }
}

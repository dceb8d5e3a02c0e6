package dev.alidade.browser.transfer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the first record of a file names its columns. */
final class FirstRecord {
    private FirstRecord() {}

    /**
     * Names have no numbers, dates or gaps among them and do not repeat; or they are the table's own. A word that may also
     * be a truth value, as the letter t, is a name where its column holds something else, or where other columns show that
     * what stands above their values is none itself.
     *
     * @param records the first of the file
     * @param known names of the target's columns; empty when not known
     */
    static boolean isHeader(List<List<@Nullable String>> records, Collection<String> known) {
        var first = records.getFirst();
        var names = new HashSet<String>();
        int hits = 0;
        boolean doubtful = false;
        boolean shown = false;
        boolean value = false;
        for (int i = 0; i < first.size(); i++) {
            var cell = first.get(i);
            if (cell == null || cell.isBlank() || !names.add(cell)) {
                return false;
            }
            hits += ColumnMatch.find(cell, known).isPresent() ? 1 : 0;
            int place = i;
            var below = TypeGuess.of(records.subList(1, records.size()).stream()
                    .map(record -> place < record.size() ? record.get(place) : null)
                    .toList());
            switch (TypeGuess.of(List.of(cell))) {
                case "text" -> shown |= !below.equals("text");
                case "boolean" -> doubtful |= below.equals("boolean") || records.size() == 1;
                default -> value = true;
            }
        }
        return hits * 2 > first.size() || (!value && (shown || !doubtful));
    }
}

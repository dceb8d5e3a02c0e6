package dev.alidade.corridor.conflict;

import dev.alidade.corridor.table.CorridorTable;
import java.time.Duration;
import java.util.List;

/**
 * What a search for conflicts found in one table.
 *
 * @param table which one
 * @param compared how many corridors were looked at: those with a line, a width and a time
 * @param leftOut how many lack one of these
 * @param conflicts the earliest first; at most {@link ConflictService#MOST_LISTED}
 * @param count how many there are
 * @param took how long reading and searching took
 */
public record ConflictReport(
        CorridorTable table, int compared, int leftOut, List<Conflict> conflicts, long count, Duration took) {
    public ConflictReport {
        conflicts = List.copyOf(conflicts);
    }
}

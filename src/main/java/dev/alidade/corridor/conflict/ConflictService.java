package dev.alidade.corridor.conflict;

import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.table.Corridor;
import dev.alidade.corridor.table.CorridorReader;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds corridors whose buffers overlap while both are held: each pair once. The work grows with the number of corridors
 * and of conflicts, not with the square of the first. Thread-safe; blocks.
 */
public final class ConflictService {
    /** How many conflicts are listed at most; all are counted. */
    public static final int MOST_LISTED = 100_000;

    private final CorridorReader reader;
    private final CoordinateSystems systems;

    public ConflictService(Database database, CoordinateSystems systems) {
        this.reader = new CorridorReader(database);
        this.systems = systems;
    }

    /** All conflicts of a table as it is now. */
    public ConflictReport conflicts(CorridorTable table, Cancellation cancellation) {
        long start = System.nanoTime();
        return conflicts(table, reader.read(table, cancellation), start, cancellation);
    }

    /** All conflicts among corridors that were read already. */
    public ConflictReport conflicts(CorridorTable table, List<Corridor> corridors, Cancellation cancellation) {
        return conflicts(table, corridors, System.nanoTime(), cancellation);
    }

    private ConflictReport conflicts(
            CorridorTable table, List<Corridor> corridors, long start, Cancellation cancellation) {
        var search = new ConflictSearch(systems, corridors);
        var listed = new ArrayList<Conflict>();
        long[] count = new long[1];
        search.run(
                conflict -> {
                    count[0]++;
                    if (listed.size() < MOST_LISTED) {
                        listed.add(conflict);
                    }
                },
                cancellation);
        listed.sort(Comparator.comparing((Conflict c) -> c.time().from())
                .thenComparing(c -> c.one().label())
                .thenComparing(c -> c.other().label()));
        return new ConflictReport(
                table,
                search.compared(),
                corridors.size() - search.compared(),
                listed,
                count[0],
                Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * The conflicts that a corridor would have which is not stored yet.
     *
     * @param planned its line, width and time; a conflict of time without an end reaches into all the future
     */
    public List<Conflict> with(Corridor planned, List<Corridor> stored) {
        return ConflictSearch.of(planned, stored, systems);
    }
}

package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import java.util.ArrayList;
import java.util.List;

/** Parts an order of scripts where a version is lower than the one before, because Flyway sorts what it is given. */
final class AscendingRuns {
    private AscendingRuns() {}

    /** The scripts in their order, in parts that each ascend. */
    static List<List<MigrationScript>> of(List<MigrationScript> scripts) {
        var runs = new ArrayList<List<MigrationScript>>();
        for (var script : scripts) {
            boolean ascends =
                    !runs.isEmpty() && runs.getLast().getLast().version().compareTo(script.version()) < 0;
            if (!ascends) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(script);
        }
        return runs;
    }
}

package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts an order of scripts where a version is lower than the one before, because Flyway sorts what it is given, and
 * where the language changes, because Flyway runs none but SQL.
 */
final class AscendingRuns {
    private AscendingRuns() {}

    /** The scripts in their order, in parts that each ascend and have one language. */
    static List<List<MigrationScript>> of(List<MigrationScript> scripts) {
        var runs = new ArrayList<List<MigrationScript>>();
        for (var script : scripts) {
            boolean ascends = !runs.isEmpty() && follows(runs.getLast().getLast(), script);
            if (!ascends) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(script);
        }
        return runs;
    }

    private static boolean follows(MigrationScript before, MigrationScript script) {
        return before.kind() == script.kind() && before.version().compareTo(script.version()) < 0;
    }
}

package dev.alidade.corridor.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a table of corridors.
 *
 * @param key of its row, part by part
 * @param label what it is called
 * @param status the word of its status as it is recorded now; empty when it has none
 * @param kind kind of emergency; empty when no column says
 * @param line in degrees; null when it has none
 * @param bufferMetres width to each side; 0 for none
 * @param planned when it was planned; null when nothing says
 * @param held while it holds its ground; null when it never did and is not about to
 * @param shown while there is something to see of it: from its planning on, also when it was cancelled; null when
 *     nothing says when
 * @param lists what it lists, by column
 */
public record Corridor(
        List<String> key,
        String label,
        String status,
        String kind,
        @Nullable Geometry line,
        double bufferMetres,
        @Nullable Instant planned,
        @Nullable HeldTime held,
        @Nullable HeldTime shown,
        Map<String, List<String>> lists) {
    public Corridor {
        key = List.copyOf(key);
        lists = Map.copyOf(lists);
    }

    /** The key as a map's feature has it. */
    public String featureKey() {
        return key.size() == 1 ? key.getFirst() : "{" + String.join(",", key) + "}";
    }

    /** Whether it takes part in space and time. */
    public boolean isComplete() {
        return line != null && bufferMetres > 0 && held != null && !held.isEmpty();
    }
}

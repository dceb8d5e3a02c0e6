package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import java.util.Set;

/**
 * Rows of one layer that somebody chose, on the map or in its table; never empty.
 *
 * @param layer where they are stored
 * @param keys what identifies them
 */
public record Choice(LayerId layer, Set<String> keys) {
    public Choice {
        keys = Set.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing chosen of " + layer.label());
        }
    }
}

package dev.alidade.corridor.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a list of keys has wrong.
 *
 * @param key of the thing, as the list spells it
 * @param kind what is wrong
 * @param metres from the corridor's line, on the ground; null when the thing has no place or is not there
 */
public record Difference(String key, Kind kind, @Nullable Double metres) {
    /** What can be wrong. */
    public enum Kind {
        /** Within the corridor's metres, but not in its list. */
        MISSING,
        /** In the list, but farther away than the corridor's metres. */
        EXTRA,
        /** In the list, but no row has this key. */
        DANGLING
    }
}

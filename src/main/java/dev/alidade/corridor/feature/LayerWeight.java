package dev.alidade.corridor.feature;

import java.util.Set;

/**
 * What the first rows of a layer say about the rest.
 *
 * @param bytesPerRow stored size of a geometry on average; 0 when not known
 * @param srids the systems that were met
 */
public record LayerWeight(long bytesPerRow, Set<Integer> srids) {
    /** Nothing is known. */
    public static final LayerWeight UNKNOWN = new LayerWeight(0, Set.of());

    /** From here on (about 60 vertices) it pays that the server simplifies. */
    private static final long HEAVY = 1_000;

    public LayerWeight {
        srids = Set.copyOf(srids);
    }

    /** Whether a feature has many vertices. */
    public boolean isHeavy() {
        return bytesPerRow >= HEAVY;
    }
}

package dev.alidade.corridor.paint;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the words of a class column mean to the map: {@code in_progress} is drawn as {@code active}. */
public final class Meanings {
    private static final List<String> STATUSES =
            List.of("cancelled", "completed", "", "planning", "clearing", "activating", "active");
    private static final List<String> LINES = List.of("local", "collector", "", "arterial", "freeway");
    private static final List<String> GROUND = List.of("water", "land", "park", "", "boundary");

    private final Map<String, String> words = PropertyFile.read("/map/words.properties");

    /** The meaning of a word; empty when it has none. */
    public String of(String word) {
        return words.getOrDefault(
                word.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_'), "");
    }

    /** Where a corridor's status stands in drawing order, the most urgent last. */
    public int statusRank(String word) {
        return rank(STATUSES, of(word));
    }

    /** Whether a corridor is under way: planned, opening, open or closing. */
    public boolean isLive(String word) {
        return statusRank(word) >= 2;
    }

    /** From 0 for the smallest lines to 4 for the largest; 2 for lines of unknown size. */
    public int lineRank(String word) {
        return rank(LINES, of(word));
    }

    /** Where a kind of ground stands in drawing order. */
    public int groundRank(String word) {
        return rank(GROUND, of(word));
    }

    /** Whether a word names ground to draw below everything else. */
    public boolean isGround(String word) {
        return groundRank(word) != GROUND.indexOf("");
    }

    private static int rank(List<String> order, String meaning) {
        int rank = order.indexOf(meaning);
        return rank < 0 ? order.indexOf("") : rank;
    }
}

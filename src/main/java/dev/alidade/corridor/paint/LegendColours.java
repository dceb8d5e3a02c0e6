package dev.alidade.corridor.paint;

import dev.alidade.corridor.layer.LayerRole;
import java.util.List;

/** The colours a legend shows, the same that the painters use. */
public record LegendColours(MapPalette palette, Meanings meanings) {
    private static final int MOST = 8;

    /** Whether a layer's classes are told apart by colour. */
    public boolean showsClasses(LayerRole role, List<String> classes) {
        return switch (role) {
            case CORRIDOR -> !classes.isEmpty();
            case POINT -> !classes.isEmpty() && classes.size() <= MOST;
            case AREA -> classes.stream().anyMatch(meanings::isGround);
            case LINE -> classes.stream().anyMatch(word -> meanings.lineRank(word) != 2);
            case DESTINATION, MIXED -> false;
        };
    }

    /** The colour of a class, or of the whole layer for place -1. */
    public int of(LayerRole role, List<String> classes, int place) {
        var meaning = place < 0 ? "" : meanings.of(classes.get(place));
        return switch (role) {
            case CORRIDOR -> palette.colour("status." + meaning, "status.other");
            case DESTINATION -> palette.colour("status.active");
            case AREA ->
                palette.colour(
                        meaning.equals("boundary") ? "area.boundary.outline" : "area." + meaning, "area.outline");
            case LINE -> palette.colour("line." + meaning + (palette.dark() ? "" : ".casing"), "line.plain");
            case POINT, MIXED -> {
                int plain =
                        place < 0 || classes.size() > MOST ? palette.colour("point.plain") : palette.category(place);
                yield palette.colours().getOrDefault("marker." + meaning, plain);
            }
        };
    }

    /** Where a class stands in the legend: larger first. */
    public int rank(LayerRole role, String word) {
        return switch (role) {
            case CORRIDOR, DESTINATION -> meanings.statusRank(word);
            case LINE -> meanings.lineRank(word);
            case AREA -> -meanings.groundRank(word);
            case POINT, MIXED -> 0;
        };
    }
}

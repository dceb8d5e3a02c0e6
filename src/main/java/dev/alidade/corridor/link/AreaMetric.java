package dev.alidade.corridor.link;

import dev.alidade.corridor.layer.SpatialLayer;
import org.jspecify.annotations.Nullable;

/**
 * A figure of areas: a number in a table that refers to the table of the areas.
 *
 * @param areas the layer with their outlines
 * @param keyColumn the column of the areas that is referred to
 * @param figure the column with the numbers
 * @param ownColumn the column beside it that refers to the areas
 * @param timeColumn when it was so; null when no column says, then the average of all rows counts
 */
public record AreaMetric(
        SpatialLayer areas,
        String keyColumn,
        KeyLink.Column figure,
        String ownColumn,
        @Nullable String timeColumn) {
    /** What the legend calls its layer. */
    public String title() {
        return KeyLink.words(figure.name()) + " · " + areas.title();
    }
}

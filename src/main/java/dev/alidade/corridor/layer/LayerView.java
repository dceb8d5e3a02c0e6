package dev.alidade.corridor.layer;

import dev.alidade.corridor.style.HeatMap;
import dev.alidade.corridor.style.LayerStyle;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for a layer.
 *
 * @param filter which rows are shown; null for all
 * @param style how they are drawn; null for the look that comes with the layer's role
 * @param heat draws their density instead of themselves; null for themselves
 */
public record LayerView(
        @Nullable LayerFilter filter,
        @Nullable LayerStyle style,
        @Nullable HeatMap heat) {
    /** All rows in the usual look. */
    public static final LayerView USUAL = new LayerView(null, null, null);

    public LayerView with(@Nullable LayerFilter other) {
        return new LayerView(other, style, heat);
    }

    public LayerView with(@Nullable LayerStyle other) {
        return new LayerView(filter, other, heat);
    }

    /** The same rows as a heat map, or as themselves again. */
    public LayerView with(@Nullable HeatMap other) {
        return new LayerView(filter, style, other);
    }
}

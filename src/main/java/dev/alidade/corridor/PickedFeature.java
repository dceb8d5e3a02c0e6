package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.projection.MapBox;
import org.jspecify.annotations.Nullable;

/**
 * A feature that somebody pointed at.
 *
 * @param layer where it is stored
 * @param key what identifies its row; null where nothing was read that could
 * @param title what it is called
 * @param box where it lies
 */
public record PickedFeature(LayerId layer, @Nullable String key, String title, MapBox box) {}

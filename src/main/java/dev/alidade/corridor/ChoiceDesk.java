package dev.alidade.corridor;

import dev.alidade.corridor.feature.KeyedRows;
import dev.alidade.corridor.layer.LayerFilter;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.database.Cancellation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * The rows of the map's layers: which of them lie in an area or meet a condition, what is in them, where they are.
 * Thread-safe; blocks.
 */
public final class ChoiceDesk {
    private final LayerCache cache;
    private final FeaturePicker picker;
    private final KeyedRows rows;

    ChoiceDesk(LayerCache cache, FeaturePicker picker, KeyedRows rows) {
        this.cache = cache;
        this.picker = picker;
        this.rows = rows;
    }

    /**
     * The keys of the features that meet an area, as precisely as the picture shows them. Looks only at what was read for
     * earlier pictures, which is at least what the view shows.
     *
     * @param view the view on screen
     * @param pixels corners in it, x and y by turns; at least three
     * @param moment among what was there then; null for all
     */
    public List<String> within(Viewport view, double[] pixels, SpatialLayer layer, @Nullable Instant moment) {
        var ring = new Coordinate[pixels.length / 2 + 1];
        for (int i = 0; i + 1 < ring.length; i++) {
            ring[i] = new Coordinate(view.mapX(pixels[2 * i]), view.mapY(pixels[2 * i + 1]));
        }
        ring[ring.length - 1] = ring[0];
        var area = new GeometryFactory().createPolygon(ring);
        if (area.isValid()) {
            return picker.within(area, layer, moment);
        }
        return area.buffer(0) instanceof org.locationtech.jts.geom.Polygon mended && !mended.isEmpty()
                ? picker.within(mended, layer, moment)
                : List.of();
    }

    /**
     * The keys of the rows that meet a condition.
     *
     * @param condition null for all rows
     * @param order null for the server's own
     */
    public List<String> keys(
            SpatialLayer layer,
            @Nullable LayerFilter condition,
            KeyedRows.@Nullable Order order,
            Cancellation cancellation) {
        return rows.keys(layer, condition, order, cancellation);
    }

    /** Asks the server whether it takes a condition, without running it. */
    public boolean check(SpatialLayer layer, LayerFilter condition, Cancellation cancellation) {
        return rows.check(layer, condition, cancellation);
    }

    /** How many characters stand before the condition in the statement that {@link #check} sends. */
    public int conditionBegins(SpatialLayer layer) {
        return rows.conditionBegins(layer);
    }

    /** The columns of a layer's table. */
    public List<KeyedRows.Column> columns(SpatialLayer layer, Cancellation cancellation) {
        return rows.columns(layer, cancellation);
    }

    /** The values of some rows by key; those that are gone are left out. */
    public Map<String, List<@Nullable String>> rows(
            SpatialLayer layer, List<KeyedRows.Column> columns, List<String> keys, Cancellation cancellation) {
        return rows.rows(layer, columns, keys, cancellation);
    }

    /** The different texts of a column, the most frequent first. */
    public List<String> words(SpatialLayer layer, String column, int most, Cancellation cancellation) {
        return rows.words(layer, column, most, cancellation);
    }

    /** Numbers of a column, by chance when there are more than are wanted. */
    public List<Double> numbers(SpatialLayer layer, String column, int most, Cancellation cancellation) {
        return rows.numbers(layer, column, most, cancellation);
    }

    /** Where chosen rows lie: from memory when all of them are there, else from the server. */
    public Optional<MapBox> extent(SpatialLayer layer, Choice choice, Cancellation cancellation) {
        var loaded = cache.known(layer);
        if (loaded != null) {
            var features = loaded.fetch().features();
            var found = features.withKeys(choice.keys());
            boolean all = loaded.window() == null
                    || found.cardinality() == choice.keys().size();
            if (all && !found.isEmpty()) {
                return found.stream().mapToObj(features::box).reduce(MapBox::union);
            }
        }
        return rows.extent(layer, choice.keys(), cancellation);
    }
}

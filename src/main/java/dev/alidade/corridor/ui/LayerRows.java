package dev.alidade.corridor.ui;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.RenderedMap;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The layers of the legend, topmost first: switched on or off, captioned and counted, also when they are found anew. */
final class LayerRows {
    private final ObservableList<MapLayerRow> rows = FXCollections.observableArrayList();
    private final Map<LayerId, String> captions = new HashMap<>();

    ObservableList<MapLayerRow> list() {
        return rows;
    }

    /** Takes what was found, in the order of drawing. */
    void take(List<SpatialLayer> found) {
        var before = rows.stream().collect(Collectors.toMap(row -> row.layer().id(), Function.identity()));
        rows.setAll(found.reversed().stream()
                .map(layer -> row(layer, before.get(layer.id())))
                .toList());
        captions.forEach(this::caption);
    }

    /** What did not change stays, so that nothing is built anew under a hand that is about to click on it. */
    private static MapLayerRow row(SpatialLayer layer, @Nullable MapLayerRow before) {
        if (before == null) {
            return new MapLayerRow(layer, layer.visibleAtFirst());
        }
        return before.layer().equals(layer)
                ? before
                : new MapLayerRow(layer, before.visibleProperty().get());
    }

    /** Puts a layer with another filter or style in its place. */
    void replace(SpatialLayer layer) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.layer().id().equals(layer.id())) {
                rows.set(i, row.with(layer));
            }
        }
    }

    /** Says something beside a layer; empty for nothing. */
    void caption(LayerId id, String words) {
        captions.put(id, words);
        rows.stream()
                .filter(row -> row.layer().id().equals(id))
                .forEach(row -> row.captionProperty().set(words));
    }

    /** Says what a picture shows of each. */
    void count(RenderedMap map) {
        var counts = map.layers().stream()
                .collect(Collectors.toMap(LayerCount::layer, Function.identity(), (_, last) -> last));
        rows.forEach(row -> {
            var count = counts.get(row.layer().id());
            if (count != null) {
                row.countProperty().set(count);
            }
        });
    }

    /** Those that are switched on, in the order of drawing. */
    List<SpatialLayer> visible() {
        return rows.reversed().stream()
                .filter(row -> row.visibleProperty().get())
                .map(MapLayerRow::layer)
                .toList();
    }
}

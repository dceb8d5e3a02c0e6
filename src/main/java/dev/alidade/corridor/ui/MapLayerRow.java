package dev.alidade.corridor.ui;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.layer.SpatialLayer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One layer of the legend: whether it is drawn, and what the last picture showed of it. */
public final class MapLayerRow {
    private final SpatialLayer layer;
    private final BooleanProperty visible;
    private final ObjectProperty<@Nullable LayerCount> count = new SimpleObjectProperty<>();

    private final StringProperty caption = new SimpleStringProperty("");

    MapLayerRow(SpatialLayer layer, boolean visible) {
        this.layer = layer;
        this.visible = new SimpleBooleanProperty(visible);
    }

    public SpatialLayer layer() {
        return layer;
    }

    public BooleanProperty visibleProperty() {
        return visible;
    }

    /** What the last picture showed; null before it was drawn. */
    public ObjectProperty<@Nullable LayerCount> countProperty() {
        return count;
    }

    /** What else the legend says of it, e.g. of when its figures are; empty for nothing. */
    StringProperty captionProperty() {
        return caption;
    }

    /** The same line for a layer that is drawn another way; what the last picture showed stays until the next. */
    MapLayerRow with(SpatialLayer other) {
        var row = new MapLayerRow(other, visible.get());
        row.count.set(count.get());
        row.caption.set(caption.get());
        return row;
    }

    /** Whether it is known to have nothing to draw. */
    public boolean isEmpty() {
        var known = count.get();
        return known == null
                ? layer.estimatedRows() == 0 && layer.relation() == SpatialLayer.Relation.TABLE
                : known.totalExact() && known.total() == 0;
    }
}

package dev.alidade.corridor.ui;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** What lies over the picture, by who put it there. */
public final class OverlayModel {
    /** Who puts something over the picture, from below. */
    enum Slot {
        AUDIT,
        CONFLICT,
        VEHICLES,
        CHOSEN,
        DRAFT,
        SHAPE,
        MEASURE,
        CHOOSING
    }

    private final ObservableMap<Slot, List<OverlayShape>> shapes = FXCollections.observableHashMap();

    ObservableMap<Slot, List<OverlayShape>> shapes() {
        return shapes;
    }

    void put(Slot slot, List<OverlayShape> all) {
        if (all.isEmpty()) {
            shapes.remove(slot);
        } else {
            shapes.put(slot, List.copyOf(all));
        }
    }
}

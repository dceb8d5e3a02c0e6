package dev.alidade.corridor.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a layer's table; its values come when it is looked at. */
final class KeyedRow {
    private final String key;
    private @Nullable List<@Nullable String> values;

    KeyedRow(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    boolean isRead() {
        return values != null;
    }

    void read(List<@Nullable String> found) {
        values = found;
    }

    /** The value at a place; null for NULL, and before it was read. */
    @Nullable
    String value(int place) {
        var known = values;
        return known == null || place >= known.size() ? null : known.get(place);
    }
}

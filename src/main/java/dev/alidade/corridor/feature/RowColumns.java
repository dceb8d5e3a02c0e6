package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.SpatialLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which values the rows of a reading have, in which order. What nobody chose is not sent: of a million rows each column
 * costs the server and the way as much as a coordinate.
 *
 * @param list place and key first
 * @param rules whether the class is the rules that a row meets, as bits of a number, instead of a word
 */
record RowColumns(List<Value> list, boolean rules) {
    /** What a row says. */
    enum Value {
        PLACE,
        KEY,
        LABEL,
        CLASS,
        NUMBER
    }

    RowColumns {
        list = List.copyOf(list);
    }

    static RowColumns of(SpatialLayer layer) {
        var style = layer.view().style();
        boolean rules = style != null && style.isConditional();
        var list = new ArrayList<>(List.of(Value.PLACE, Value.KEY));
        if (LayerSql.labelColumn(layer) != null) {
            list.add(Value.LABEL);
        }
        if (rules || (style == null && layer.classColumn() != null)) {
            list.add(Value.CLASS);
        }
        if (LayerSql.numberColumn(layer) != null) {
            list.add(Value.NUMBER);
        }
        return new RowColumns(list, rules);
    }

    /** Where a value stands in a row; -1 when it is not asked for. */
    int place(Value value) {
        return list.indexOf(value);
    }
}

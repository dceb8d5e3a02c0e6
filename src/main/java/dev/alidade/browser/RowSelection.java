package dev.alidade.browser;

import static dev.alidade.database.Identifiers.quote;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the grid shows as parts of a statement whose values are written out, for statements that bind none. */
public final class RowSelection {
    private RowSelection() {}

    /** The filter after {@code where}; the relation's alias is {@code t}. Null for every row. */
    public static @Nullable String condition(RelationShape shape, RowFilter filter) {
        return filter.isEmpty()
                ? null
                : FilterSql.written(shape, filter).conditions().stream().collect(Collectors.joining(" and "));
    }

    /** The order after {@code order by}, ties broken as in the grid; null where the grid has none of its own. */
    public static @Nullable String order(RelationShape shape, @Nullable RowOrder order) {
        if (order == null) {
            return null;
        }
        var direction = order.descending() ? " desc" : " asc";
        var terms = new ArrayList<String>();
        terms.add("t." + quote(order.column()) + direction);
        if (shape.identity() instanceof RowIdentity.Key key) {
            key.columns().forEach(c -> terms.add("t." + quote(c.name()) + direction));
        }
        return String.join(", ", terms);
    }
}

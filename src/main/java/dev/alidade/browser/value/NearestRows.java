package dev.alidade.browser.value;

import static dev.alidade.database.Identifiers.quote;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.ColumnFilter;
import dev.alidade.browser.FilterOperator;
import dev.alidade.browser.RelationColumn;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.RowIdentity;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the rows whose vectors are nearest to one row's. Uses an index of the column where there is one; blocks. */
public final class NearestRows {
    /** How many are looked for. */
    public static final int WANTED = 20;

    private final Database database;

    public NearestRows(Database database) {
        this.database = database;
    }

    /** How distance is measured. */
    public enum Metric {
        COSINE("<=>"),
        EUCLIDEAN("<->"),
        /** The negative inner product: smaller is nearer. */
        INNER_PRODUCT("<#>");

        private final String operator;

        Metric(String operator) {
            this.operator = operator;
        }
    }

    /** Whether rows of the relation can be told apart, so that one may be compared with the others. */
    public static boolean isPossible(RelationShape shape) {
        return shape.identity() instanceof RowIdentity.Key;
    }

    /** The nearest rows, the nearest first, without the row itself. Needs SELECT on the column and the key. */
    public List<Neighbour> of(
            RelationShape shape, BrowsedRow row, RelationColumn column, Metric metric, Cancellation cancellation) {
        if (!(shape.identity() instanceof RowIdentity.Key identity)) {
            return List.of();
        }
        var key = identity.columns();
        var table = shape.name().sql();
        var same = IntStream.range(0, key.size())
                .mapToObj(i -> quote(key.get(i).name()) + " = :k" + i + "::text::"
                        + key.get(i).type())
                .collect(Collectors.joining(" and "));
        var keys = key.stream().map(c -> "t." + quote(c.name()) + "::text").collect(Collectors.joining(", "));
        var vector = quote(column.name());
        var distance = "t.%s operator(%s.%s) (select %s from %s where %s)"
                .formatted(vector, quote(column.baseTypeSchema()), metric.operator, vector, table, same);
        var text = "select %s, %s from %s as t where t.%s is not null order by %s limit %d"
                .formatted(keys, distance, table, vector, distance, WANTED + 1);
        var parameters = Parameters.none();
        for (int i = 0; i < key.size(); i++) {
            parameters = parameters.and("k" + i, row.anchor().key().get(i));
        }
        var bound = parameters;
        return database.read(cancellation, session -> {
            var found = new ArrayList<Neighbour>();
            session.each(text, bound, 0, hit -> {
                var values = IntStream.range(0, key.size())
                        .mapToObj(i -> String.valueOf(hit.textAt(i)))
                        .toList();
                if (!values.equals(row.anchor().key()) && found.size() < WANTED) {
                    found.add(neighbour(key, values, String.valueOf(hit.textAt(key.size()))));
                }
            });
            return List.copyOf(found);
        });
    }

    private static Neighbour neighbour(List<RelationColumn> key, List<String> values, String distance) {
        var filter = RowFilter.NONE;
        for (int i = 0; i < key.size(); i++) {
            filter = filter.and(new ColumnFilter(key.get(i).name(), FilterOperator.EQUAL, List.of(values.get(i))));
        }
        var label = IntStream.range(0, key.size())
                .mapToObj(i -> key.get(i).name() + " = " + values.get(i))
                .collect(Collectors.joining(", "));
        return new Neighbour(label, Double.parseDouble(distance), filter);
    }
}

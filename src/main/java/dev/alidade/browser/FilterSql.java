package dev.alidade.browser;

import static dev.alidade.database.Identifiers.literal;
import static dev.alidade.database.Identifiers.qualified;
import static dev.alidade.database.Identifiers.quote;

import dev.alidade.database.Parameters;
import dev.alidade.database.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A filter as SQL: values bound, never written into the text; what a user typed is one guarded fragment. */
final class FilterSql {
    private static final String TYPED = "typed";

    private final boolean written;
    private final List<String> conditions = new ArrayList<>();
    private Parameters parameters = Parameters.none();

    FilterSql(RelationShape shape, RowFilter filter) {
        this(shape, filter, false);
    }

    private FilterSql(RelationShape shape, RowFilter filter, boolean written) {
        this.written = written;
        for (var wanted : filter.columns()) {
            add(shape.column(wanted.column()).orElseThrow(), wanted);
        }
        if (!filter.sql().isEmpty()) {
            var typed = SqlFragment.condition(filter.sql());
            parameters = parameters.and(TYPED, typed);
            conditions.add(written ? typed.text() : ":" + TYPED);
        }
    }

    /** The same with its values as literals, for {@code COPY}, which binds none. */
    static FilterSql written(RelationShape shape, RowFilter filter) {
        return new FilterSql(shape, filter, true);
    }

    /** Conditions that must all hold; empty for every row. */
    List<String> conditions() {
        return List.copyOf(conditions);
    }

    /** The values of their names. */
    Parameters parameters() {
        return parameters;
    }

    private void add(RelationColumn column, ColumnFilter wanted) {
        var c = "t." + quote(column.name());
        var values = IntStream.range(0, wanted.values().size())
                .mapToObj(i -> value(wanted, i))
                .toList();
        // without the modifier: a longer or more exact value must not become an equal one
        var type = qualified(column.baseTypeSchema(), column.baseType());
        var typed = values.stream().map(v -> v + "::text::" + type).toList();
        conditions.add(
                switch (wanted.operator()) {
                    case IS_NULL, IS_NOT_NULL -> c + " " + wanted.operator().sign();
                    case BETWEEN -> c + " between " + typed.getFirst() + " and " + typed.getLast();
                    case IN -> c + " in " + typed.stream().collect(Collectors.joining(", ", "(", ")"));
                    case CONTAINS -> c + "::text ilike " + values.getFirst();
                    case LIKE -> c + "::text like " + values.getFirst();
                    default -> c + " " + wanted.operator().sign() + " " + typed.getFirst();
                });
    }

    private String value(ColumnFilter wanted, int i) {
        var name = "f" + conditions.size() + "_" + i;
        var value = wanted.values().get(i);
        var text = wanted.operator() == FilterOperator.CONTAINS ? anywhere(value) : value;
        if (written) {
            return literal(text);
        }
        parameters = parameters.and(name, text);
        return ":" + name;
    }

    private static String anywhere(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

package dev.alidade.browser;

import static dev.alidade.database.Identifiers.literal;
import static dev.alidade.database.Identifiers.quote;

import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read one relation in one order. The order is total: the sorted column with NULL as the largest
 * value, then the identity; descending is its exact reverse. So that indexes serve, values and NULLs are two segments
 * read one after the other, never one condition with OR.
 */
final class PageSql {
    /** Stored bytes up to which a sorted value travels with its row; longer ones are looked up again by key. */
    private static final int CARRIED_BYTES = 2000;

    private final RelationShape shape;
    private final int cap;
    private final @Nullable RelationColumn sort;
    private final boolean descending;
    private final List<String> keySql;
    private final FilterSql filter;

    PageSql(RelationShape shape, @Nullable RowOrder order, RowFilter filter, int cap) {
        this.filter = new FilterSql(shape, filter);
        this.shape = shape;
        this.cap = cap;
        this.keySql = switch (shape.identity()) {
            case RowIdentity.Key key ->
                key.columns().stream().map(PageSql::qualified).toList();
            case RowIdentity.Place _ -> List.of("t.ctid");
            case RowIdentity.None _ -> List.of();
        };
        var column = order == null ? null : shape.column(order.column()).orElseThrow();
        this.sort = column == null || isFirstKey(column) ? null : column;
        this.descending = order != null && order.descending();
    }

    private boolean isFirstKey(RelationColumn column) {
        return shape.identity() instanceof RowIdentity.Key key
                && key.columns().getFirst().equals(column);
    }

    /** Which rows: with a value in the sorted column, or with NULL there. */
    enum Segment {
        VALUES,
        NULLS
    }

    /** Whether the rows go by physical place alone. */
    boolean isPhysical() {
        return shape.identity() instanceof RowIdentity.Place && sort == null;
    }

    /** The segments from an anchor on, in reading order. */
    List<Segment> segments(@Nullable RowAnchor anchor, boolean backward) {
        if (sort == null || sort.notNull()) {
            return List.of(Segment.VALUES);
        }
        if (isUpward(backward)) {
            return anchor != null && anchor.sortIsNull()
                    ? List.of(Segment.NULLS)
                    : List.of(Segment.VALUES, Segment.NULLS);
        }
        return anchor != null && !anchor.sortIsNull()
                ? List.of(Segment.VALUES)
                : List.of(Segment.NULLS, Segment.VALUES);
    }

    /** Whether an anchor lies in a segment and therefore limits it. */
    boolean limits(@Nullable RowAnchor anchor, Segment segment) {
        return anchor != null && anchor.sortIsNull() == (segment == Segment.NULLS);
    }

    /** Up to {@code limit} rows of a segment beyond the anchor (from it on when {@code inclusive}). */
    String keyset(Segment segment, @Nullable RowAnchor anchor, boolean backward, boolean inclusive, int limit) {
        var conditions = conditions(segment);
        if (anchor != null) {
            conditions.add(beyond(segment, anchor, isUpward(backward) ? ">" : "<", inclusive));
        }
        return select() + where(conditions) + orderBy(segment, backward) + " limit " + limit;
    }

    /** Up to {@code limit} rows at places from {@code from} to before {@code to}, both {@code (page,item)}. */
    String physical(String from, boolean fromInclusive, String to, boolean backward, int limit) {
        var conditions = new ArrayList<>(filter.conditions());
        conditions.add("t.ctid " + (fromInclusive ? ">= " : "> ") + literal(from) + "::tid");
        conditions.add("t.ctid < " + literal(to) + "::tid");
        return select() + where(conditions) + orderBy(Segment.VALUES, backward) + " limit " + limit;
    }

    /** Up to {@code limit} rows from an offset. */
    String offset(long offset, int limit) {
        return select() + where(filter.conditions()) + orderBy(Segment.VALUES, false) + " limit " + limit + " offset "
                + offset;
    }

    /** The anchor of the row after {@code offset} others. */
    String anchorAt(long offset) {
        return anchors() + where(filter.conditions()) + orderBy(Segment.VALUES, false) + " limit 1 offset " + offset;
    }

    /** The anchor of the row {@code offset} rows after an anchor, in its segment. */
    String anchorFrom(Segment segment, RowAnchor anchor, long offset) {
        var conditions = conditions(segment);
        conditions.add(beyond(segment, anchor, isUpward(false) ? ">" : "<", true));
        return anchors() + where(conditions) + orderBy(segment, false) + " limit 1 offset " + offset;
    }

    /**
     * Anchors of rows in blocks taken by chance, at most about {@code wanted} at even distances, each followed by the
     * share of the sample that comes before it.
     */
    String sample(double percent, int wanted) {
        var order = orderBy(Segment.VALUES, false);
        var names = new ArrayList<String>();
        var expressions = anchorExpressions();
        var inner = new ArrayList<String>();
        for (int i = 0; i < expressions.size(); i++) {
            names.add("a" + i);
            inner.add(expressions.get(i) + " as a" + i);
        }
        return "select " + String.join(", ", names) + ", (place - 1)::float8 / total from (select "
                + String.join(", ", inner) + ", row_number() over (" + order.strip()
                + ") as place, count(*) over () as total from "
                + shape.name().sql() + " as t tablesample system (" + percent + ") repeatable (1)"
                + where(filter.conditions()) + ") as sampled where place % greatest(total / " + wanted
                + ", 1) = 0 order by place";
    }

    /** How many rows there are, exactly. */
    String count() {
        return "select count(*) as rows from " + shape.name().sql() + " as t" + where(filter.conditions());
    }

    /** One whole value of one row. */
    String value(RelationColumn column, int valueCap) {
        return "select " + CellSql.value(column, valueCap) + " from "
                + shape.name().sql() + " as t where " + sameKey();
    }

    /** The bytes of one value (of its text, but for bytea) from {@code first} on, counted from 1 in characters or bytes. */
    String piece(RelationColumn column, long first, int length) {
        var c = "t." + quote(column.name());
        var piece = column.family() == ColumnFamily.BYTES
                ? "substring(%s::bytea from %d for %d)"
                : "convert_to(substring(%s::text from %d for %d), 'UTF8')";
        return "select " + piece.formatted(c, first, length) + " from "
                + shape.name().sql() + " as t where " + sameKey();
    }

    /** Values for the anchor's names in the statements above. */
    Parameters parameters(@Nullable RowAnchor anchor) {
        var parameters = filter.parameters();
        if (anchor != null) {
            for (int i = 0; i < anchor.key().size(); i++) {
                parameters = parameters.and("k" + i, anchor.key().get(i));
            }
            parameters = parameters.and("s", anchor.sort());
        }
        return parameters;
    }

    /** Number of key expressions at the start of every row, before the sorted value and its null mark. */
    int keyCount() {
        return keySql.size();
    }

    /** Whether two expressions for the sorted column follow the key. */
    boolean hasSort() {
        return sort != null && !keySql.isEmpty();
    }

    boolean isDescending() {
        return descending;
    }

    private boolean isUpward(boolean backward) {
        return descending == backward;
    }

    private List<String> conditions(Segment segment) {
        var conditions = new ArrayList<>(filter.conditions());
        if (sort != null && !sort.notNull()) {
            conditions.add(qualified(sort) + (segment == Segment.NULLS ? " is null" : " is not null"));
        }
        return conditions;
    }

    private List<String> anchorExpressions() {
        var expressions = new ArrayList<String>();
        keySql.forEach(key -> expressions.add(key + "::text"));
        if (sort != null && hasSort()) {
            var c = qualified(sort);
            expressions.add("case when pg_column_size(%1$s) <= %2$d then %1$s::text end".formatted(c, CARRIED_BYTES));
            expressions.add(c + " is null");
        }
        return expressions;
    }

    private String anchors() {
        return "select " + String.join(", ", anchorExpressions()) + " from "
                + shape.name().sql() + " as t";
    }

    private String select() {
        var expressions = anchorExpressions();
        if (shape.versioned()) {
            expressions.add("t.xmin::text");
        }
        shape.columns().stream()
                .filter(RelationColumn::readable)
                .map(column -> CellSql.cell(column, cap))
                .forEach(expressions::add);
        return "select " + String.join(", ", expressions) + " from "
                + shape.name().sql() + " as t";
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private String orderBy(Segment segment, boolean backward) {
        var direction = isUpward(backward) ? " asc" : " desc";
        var terms = new ArrayList<String>();
        if (sort != null && segment == Segment.VALUES) {
            terms.add(qualified(sort) + direction);
        }
        keySql.forEach(key -> terms.add(key + direction));
        return terms.isEmpty() ? "" : " order by " + String.join(", ", terms);
    }

    private String beyond(Segment segment, RowAnchor anchor, String operator, boolean inclusive) {
        var keys =
                "(" + String.join(", ", keySql) + ") " + operator + (inclusive ? "= " : " ") + "(" + keyValues() + ")";
        if (sort == null || segment == Segment.NULLS) {
            return keys;
        }
        var c = qualified(sort);
        var value = anchor.sort() == null
                ? "(select " + c + " from " + shape.name().sql() + " as t where " + sameKey() + ")"
                : ":s::text::" + sort.type();
        return "%1$s %2$s= %3$s and (%1$s %2$s %3$s or %4$s)".formatted(c, operator, value, keys);
    }

    /** Qualified, because a bare name in ORDER BY means the selected text of that name, not the column. */
    private static String qualified(RelationColumn column) {
        return "t." + quote(column.name());
    }

    private String keyValues() {
        return IntStream.range(0, keySql.size()).mapToObj(this::keyValue).collect(Collectors.joining(", "));
    }

    private String keyValue(int i) {
        var type = shape.identity() instanceof RowIdentity.Key key
                ? key.columns().get(i).type()
                : "tid";
        return ":k" + i + "::text::" + type;
    }

    private String sameKey() {
        return IntStream.range(0, keySql.size())
                .mapToObj(i -> keySql.get(i) + " = " + keyValue(i))
                .collect(Collectors.joining(" and "));
    }
}

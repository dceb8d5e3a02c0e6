package dev.alidade.change.row;

import static dev.alidade.database.Identifiers.literal;
import static dev.alidade.database.Identifiers.quote;

import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement for one row: either to be run, with every value bound and cast to the column's type, or to be shown, with
 * the values written out. Both mean the same.
 */
final class RowSql {
    private final RowTable table;
    private final boolean shown;
    private String text = "";
    private Parameters parameters = Parameters.none();
    private int count;

    private RowSql(RowTable table, boolean shown) {
        this.table = table;
        this.shown = shown;
    }

    /** The statement to be run; gives the address of the row (its values where these are the address). */
    static RowSql run(RowTable table, RowEdit edit, @Nullable RowImage current) {
        var sql = new RowSql(table, false);
        sql.build(edit, current == null ? null : current.version());
        sql.text += " returning " + (edit instanceof RowEdit.Delete ? "1" : String.join(", ", sql.addressColumns()));
        return sql;
    }

    /** The statement as it is shown beforehand. */
    static String show(RowTable table, RowEdit edit) {
        var sql = new RowSql(table, true);
        sql.build(
                edit,
                switch (edit) {
                    case RowEdit.Insert _ -> null;
                    case RowEdit.Update update -> update.row().version();
                    case RowEdit.Delete delete -> delete.row().version();
                });
        return sql.text + ";";
    }

    /** Rows that have all of these values. */
    static RowSql matching(RowTable table, RowAddress row) {
        var sql = new RowSql(table, false);
        sql.text = "select " + String.join(", ", sql.addressColumns()) + " from " + table.sql() + " as t where "
                + sql.where(row, row.version()) + " limit 2";
        return sql;
    }

    String text() {
        return text;
    }

    Parameters parameters() {
        return parameters;
    }

    /** What an image by values holds: the readable columns, in table order. */
    static List<RowColumn> readable(RowTable table) {
        return table.columns().stream().filter(RowColumn::readable).toList();
    }

    private List<String> addressColumns() {
        return switch (table.identity()) {
            case KEY ->
                table.key().stream().map(c -> "t." + quote(c) + "::text").toList();
            case PLACE -> List.of("t.ctid::text");
            case VALUES ->
                readable(table).stream()
                        .map(c -> "t." + quote(c.name()) + "::text")
                        .toList();
        };
    }

    private void build(RowEdit edit, @Nullable String version) {
        text = switch (edit) {
            case RowEdit.Insert insert -> insert(insert);
            case RowEdit.Update update ->
                "update " + table.sql() + " as t" + gap() + "set " + assignments(update.values()) + gap() + "where "
                        + where(update.row(), version);
            case RowEdit.Delete delete ->
                "delete from " + table.sql() + " as t" + gap() + "where " + where(delete.row(), version);
        };
    }

    private String gap() {
        return shown ? "\n" : " ";
    }

    private String insert(RowEdit.Insert insert) {
        var named = insert.values().entrySet().stream()
                .filter(e -> !(e.getValue() instanceof NewValue.Default))
                .toList();
        if (named.isEmpty()) {
            return "insert into " + table.sql() + " as t default values";
        }
        boolean overriding = insert.givesIdentity()
                && named.stream().anyMatch(e -> column(e.getKey()).alwaysIdentity());
        return "insert into " + table.sql() + " as t ("
                + named.stream().map(e -> quote(e.getKey())).collect(Collectors.joining(", ")) + ")"
                + (overriding ? " overriding system value" : "") + gap() + "values ("
                + named.stream()
                        .map(e -> value(column(e.getKey()), e.getValue()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private String assignments(Map<String, NewValue> values) {
        return values.entrySet().stream()
                .map(e -> quote(e.getKey()) + " = " + value(column(e.getKey()), e.getValue()))
                .collect(Collectors.joining(shown ? ",\n    " : ", "));
    }

    private String value(RowColumn column, NewValue value) {
        return switch (value) {
            case NewValue.Null _ -> "null";
            case NewValue.Default _ -> "default";
            case NewValue.Text t -> shown ? literal(t.text()) : bound(t.text()) + "::text::" + column.castType();
        };
    }

    private String where(RowAddress row, @Nullable String version) {
        var conditions = new ArrayList<String>();
        switch (table.identity()) {
            case KEY -> {
                for (int i = 0; i < table.key().size(); i++) {
                    var column = column(table.key().get(i));
                    conditions.add("t." + quote(column.name()) + " = "
                            + value(column, new NewValue.Text(row.key().get(i))));
                }
            }
            case PLACE ->
                conditions.add("t.ctid = "
                        + (shown
                                ? literal(row.key().getFirst())
                                : bound(row.key().getFirst()) + "::text::tid"));
            case VALUES -> {}
        }
        if (version != null) {
            conditions.add("t.xmin = " + (shown ? literal(version) : bound(version) + "::text::xid"));
        }
        if (table.identity() != RowTable.Identity.KEY || !table.versioned() || row.isKnownByValues()) {
            row.seen().forEach((column, seen) -> conditions.add(same(column, seen)));
        }
        return String.join(" and ", conditions);
    }

    private String same(String column, @Nullable String seen) {
        var c = "t." + quote(column(column).name());
        return seen == null ? c + " is null" : c + "::text = " + (shown ? literal(seen) : bound(seen) + "::text");
    }

    private String bound(String value) {
        var name = "p" + count++;
        parameters = parameters.and(name, value);
        return ":" + name;
    }

    private RowColumn column(String name) {
        return table.find(name).orElseThrow(() -> RowProblems.columnMissing(table, Objects.requireNonNull(name)));
    }
}

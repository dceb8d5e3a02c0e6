package dev.alidade.console;

import dev.alidade.change.row.NewValue;
import dev.alidade.change.row.RowAddress;
import dev.alidade.change.row.RowEdit;
import dev.alidade.change.row.RowRules;
import dev.alidade.change.row.RowTable;
import dev.alidade.database.Identifiers;
import dev.alidade.database.TypedStatement;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A result whose rows are rows of one table with its key among the columns, so that they can be changed. A row is changed
 * only while every value of it that was seen is what it was.
 */
public final class EditableResult {
    /** As text they look otherwise than in a result, so that they cannot tell whether a row is what it was. */
    private static final Set<String> UNLIKE = Set.of("bpchar", "inet", "cidr", "char", "money");

    private final List<ResultColumn> columns;
    private final RowTable table;
    private final List<Integer> keyPlaces;

    private EditableResult(List<ResultColumn> columns, RowTable table, List<Integer> keyPlaces) {
        this.columns = columns;
        this.table = table;
        this.keyPlaces = keyPlaces;
    }

    /** A relation. */
    public record Relation(String schema, String name) {}

    /** The one table that columns come of; computed columns do not count. Empty where there is none, or more than one. */
    public static Optional<Relation> relation(List<ResultColumn> columns) {
        var relations = columns.stream()
                .map(ResultColumn::origin)
                .filter(Objects::nonNull)
                .map(origin -> new Relation(origin.schema(), origin.table()))
                .collect(Collectors.toSet());
        return relations.size() == 1 ? Optional.of(relations.iterator().next()) : Optional.empty();
    }

    /**
     * A result as rows of its table.
     *
     * @throws AppException of kind REFUSED where the table has no key or the result does not show it
     */
    public static EditableResult of(List<ResultColumn> columns, RowTable table) {
        if (table.identity() != RowTable.Identity.KEY) {
            throw refused("console.edit.noKey", table.label());
        }
        var places = new ArrayList<Integer>();
        for (var key : table.key()) {
            int place = place(columns, key);
            if (place < 0) {
                throw refused("console.edit.keyMissing", table.label(), String.join(", ", table.key()));
            }
            places.add(place);
        }
        return new EditableResult(List.copyOf(columns), table, places);
    }

    /** The table. */
    public RowTable table() {
        return table;
    }

    /** Why a value cannot be changed; empty where it can. */
    public Optional<String> refusal(ResultRow row, int place) {
        var origin = columns.get(place).origin();
        if (origin == null) {
            return Optional.of(
                    Messages.text("console.edit.computed", columns.get(place).name()));
        }
        if (row.isCut(place)) {
            return Optional.of(Messages.text("console.edit.cut"));
        }
        if (keyPlaces.stream().anyMatch(key -> row.isCut(key) || row.value(key) == null)) {
            return Optional.of(Messages.text("console.edit.keyCut"));
        }
        return table.find(origin.column())
                .map(column -> RowRules.updateRefusal(table, column))
                .orElse(Optional.of(Messages.text("console.edit.computed", origin.column())));
    }

    /** By which values a row is told from others. */
    public List<String> key(ResultRow row) {
        return keyPlaces.stream()
                .map(place -> Objects.requireNonNull(row.value(place)))
                .toList();
    }

    /**
     * New values for a row.
     *
     * @param values by the place of their column
     */
    public RowEdit.Update edit(ResultRow row, Map<Integer, NewValue> values) {
        var seen = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < columns.size(); i++) {
            var origin = columns.get(i).origin();
            var type = columns.get(i).type();
            if (origin != null && !row.isCut(i) && (row.value(i) == null || !UNLIKE.contains(type))) {
                var value = row.value(i);
                seen.put(origin.column(), type.equals("bool") && value != null ? bool(value) : value);
            }
        }
        var named = new LinkedHashMap<String, NewValue>();
        values.forEach((place, value) ->
                named.put(Objects.requireNonNull(columns.get(place).origin()).column(), value));
        return new RowEdit.Update(RowAddress.read(key(row), null, seen), named);
    }

    /** Whether a value is one of the table, so that it can be asked for again. */
    boolean isOfTable(int place) {
        return columns.get(place).origin() != null;
    }

    /** Whether the table's rows carry a version. */
    boolean isVersioned() {
        return table.versioned();
    }

    /** Asks for all of the table's values in a row, in the order of their columns. */
    TypedStatement again(List<String> key, int cellBytes) {
        var names = columns.stream()
                .map(ResultColumn::origin)
                .filter(Objects::nonNull)
                .map(origin -> "t." + Identifiers.quote(origin.column()))
                .collect(Collectors.joining(", "));
        return asked(names, key, List.of(), cellBytes);
    }

    /** Asks for one value of a row. */
    TypedStatement value(ResultRow row, int place, int bytes) {
        return asked(column(place), key(row), List.of(), bytes);
    }

    /**
     * Asks for a part of one value and the version of its row.
     *
     * @param first from 1, in characters; of bytea in bytes
     */
    TypedStatement piece(ResultRow row, int place, long first, int length) {
        var value = column(place);
        var text = columns.get(place).type().equals("bytea") ? value : value + "::pg_catalog.text";
        return asked(
                (isVersioned() ? "t.xmin" : "null") + "::pg_catalog.text, pg_catalog.substr(" + text
                        + ", ?::pg_catalog.int4, ?::pg_catalog.int4)",
                key(row),
                List.of(Long.toString(first), Integer.toString(length)),
                Integer.MAX_VALUE);
    }

    private String column(int place) {
        return "t."
                + Identifiers.quote(
                        Objects.requireNonNull(columns.get(place).origin()).column());
    }

    private TypedStatement asked(String values, List<String> key, List<String> before, int bytes) {
        var parameters = new ArrayList<@Nullable String>(before);
        parameters.addAll(key);
        var where = table.key().stream()
                .map(name -> "t." + Identifiers.quote(name) + " = ?")
                .collect(Collectors.joining(" and "));
        return new TypedStatement(
                "select " + values + " from " + table.sql() + " as t where " + where, parameters, 1, true, bytes);
    }

    private static String bool(String value) {
        return value.equals("t") ? "true" : "false";
    }

    private static int place(List<ResultColumn> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            var origin = columns.get(i).origin();
            if (origin != null && origin.column().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static AppException refused(String key, Object... values) {
        return new AppException(Problem.of(
                ProblemKind.REFUSED, key, Messages.text(key, values), Messages.text("console.edit.refused.next")));
    }
}

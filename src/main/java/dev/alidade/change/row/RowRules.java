package dev.alidade.change.row;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What can be known beforehand about changing rows: sentences instead of the server's refusals. */
public final class RowRules {
    private RowRules() {}

    /** Why a column of an existing row cannot be changed; empty when it can. */
    public static Optional<String> updateRefusal(RowTable table, RowColumn column) {
        if (!table.allows().update()) {
            return tableRefusal(table, "change.row.noUpdate");
        }
        if (column.generated()) {
            return said("change.row.generated", column.name());
        }
        if (column.alwaysIdentity()) {
            return said("change.row.identity", column.name());
        }
        return column.updatable() ? Optional.empty() : said("change.row.columnUpdate", column.name());
    }

    /** Why a new row cannot give a column a value; empty when it can. */
    public static Optional<String> insertRefusal(RowTable table, RowColumn column) {
        if (!table.allows().insert()) {
            return tableRefusal(table, "change.row.noInsert");
        }
        if (column.generated()) {
            return said("change.row.generated", column.name());
        }
        if (column.alwaysIdentity()) {
            return said("change.row.identity", column.name());
        }
        return column.insertable() ? Optional.empty() : said("change.row.columnInsert", column.name());
    }

    /** Why rows cannot be deleted; empty when they can. */
    public static Optional<String> deleteRefusal(RowTable table) {
        if (!table.allows().delete()) {
            return tableRefusal(table, "change.row.noDelete");
        }
        // what cannot be read cannot be kept, and would be lost
        return table.columns().stream()
                .filter(c -> !c.readable())
                .findFirst()
                .flatMap(c -> said("change.row.unreadable", c.name()));
    }

    /** Why new rows cannot be made; empty when they can. */
    public static Optional<String> newRowRefusal(RowTable table) {
        return table.allows().insert() ? Optional.empty() : tableRefusal(table, "change.row.noInsert");
    }

    static void check(RowTable table, RowEdit edit) {
        switch (edit) {
            case RowEdit.Insert insert -> {
                refuse(newRowRefusal(table));
                named(table, insert.values()).forEach((column, value) -> {
                    if (!(value instanceof NewValue.Default) && !(insert.givesIdentity() && column.alwaysIdentity())) {
                        refuse(insertRefusal(table, column));
                    }
                });
            }
            case RowEdit.Update update ->
                named(table, update.values()).forEach((column, value) -> {
                    boolean fromDefault = value instanceof NewValue.Default
                            && column.updatable()
                            && table.allows().update();
                    if (!fromDefault) {
                        refuse(updateRefusal(table, column));
                    }
                });
            case RowEdit.Delete _ -> refuse(deleteRefusal(table));
        }
    }

    private static Map<RowColumn, NewValue> named(RowTable table, Map<String, NewValue> values) {
        var named = new LinkedHashMap<RowColumn, NewValue>();
        values.forEach((name, value) ->
                named.put(table.find(name).orElseThrow(() -> RowProblems.columnMissing(table, name)), value));
        return named;
    }

    private static void refuse(Optional<String> sentence) {
        sentence.ifPresent(text -> {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED, "change.row.refused", text, Messages.text("change.row.refused.next")));
        });
    }

    private static Optional<String> tableRefusal(RowTable table, String key) {
        return said(
                switch (table.kind()) {
                    case 'v' -> "change.row.view";
                    case 'm' -> "change.row.materialized";
                    case 'f' -> "change.row.foreign";
                    default -> key;
                },
                table.label());
    }

    private static Optional<String> said(String key, String name) {
        return Optional.of(Messages.text(key, name));
    }
}

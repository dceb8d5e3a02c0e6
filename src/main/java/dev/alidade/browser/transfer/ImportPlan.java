package dev.alidade.browser.transfer;

import static dev.alidade.database.Identifiers.quote;

import dev.alidade.browser.RelationName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An import before it is run.
 *
 * @param shape what the file looks like
 * @param options how it is read
 * @param target the table
 * @param create whether the table is made first
 * @param fields one for each column of the file
 * @param notes what a user should know before it is run: columns left out, numbers that the server will not know of
 * @param undo whether it can be taken back afterwards, and if not, why
 */
public record ImportPlan(
        FileShape shape,
        ReadOptions options,
        RelationName target,
        boolean create,
        List<ImportField> fields,
        List<String> notes,
        UndoPromise undo) {

    public ImportPlan {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /**
     * Whether an import can be taken back.
     *
     * @param possible whether it can
     * @param reason why it cannot, or until when it can
     */
    public record UndoPromise(boolean possible, String reason) {}

    /** The columns that are filled, quoted, in the order of the file. */
    String columnList() {
        return fields.stream()
                .filter(ImportField::isRead)
                .map(f -> quote(Objects.requireNonNull(f.column())))
                .collect(Collectors.joining(", "));
    }

    /** The statement that makes the table. */
    public String createSql() {
        return "create table " + target.sql() + " (\n"
                + fields.stream()
                        .filter(ImportField::isRead)
                        .map(f -> "    " + quote(Objects.requireNonNull(f.column())) + " " + f.type())
                        .collect(Collectors.joining(",\n"))
                + "\n)";
    }

    boolean[] kept() {
        var kept = new boolean[fields.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = fields.get(i).isRead();
        }
        return kept;
    }

    /** How JSON values are written for the columns. */
    List<JsonObjects.Form> forms() {
        return fields.stream()
                .map(f -> {
                    if (f.type().equals("json") || f.type().equals("jsonb")) {
                        return JsonObjects.Form.JSON;
                    }
                    if (f.type().equals("json[]") || f.type().equals("jsonb[]")) {
                        return JsonObjects.Form.JSON_ARRAY;
                    }
                    return f.type().endsWith("[]") ? JsonObjects.Form.ARRAY : JsonObjects.Form.TEXT;
                })
                .toList();
    }
}

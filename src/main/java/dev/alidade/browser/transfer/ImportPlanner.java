package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.transfer.ImportPlan.UndoPromise;
import dev.alidade.browser.transfer.TransferColumn.Filling;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a file and a table and says which column goes where. Changes nothing. Blocks, so not for the UI thread. */
public final class ImportPlanner {
    /** Up to so much table and file a later look through the table for the imported rows is a matter of seconds. */
    private static final long UNDO_BYTES = 512L << 20;

    private static final Set<String> WRITABLE = Set.of("r", "p", "v", "f");

    private final Database database;

    public ImportPlanner(Database database) {
        this.database = database;
    }

    /**
     * The plan for a table that is there.
     *
     * @param map names in the file with the columns they go to; an empty column leaves one out
     * @throws AppException of kind USAGE where the file, the table and the map do not fit, with the reason
     */
    public ImportPlan into(
            Path file, RelationName target, ReadOptions options, Map<String, String> map, Cancellation cancellation) {
        var table = database.read(cancellation, session -> TransferTable.found(session, target));
        if (!WRITABLE.contains(table.kind())) {
            throw TransferProblems.usage("transfer.import.notWritable", target.label());
        }
        var names = table.columns().stream().map(TransferColumn::name).toList();
        var shape = new FileSniffer(file, options).sniff(names);
        checkMap(map, shape);
        var notes = new ArrayList<String>();
        var fields = new ArrayList<ImportField>();
        var taken = new HashSet<String>();
        for (int i = 0; i < shape.columns().size(); i++) {
            var name = shape.columns().get(i);
            var column = column(name, i, map, table, shape);
            if (column != null && column.filling() == Filling.GENERATED) {
                if (map.containsKey(name)) {
                    throw TransferProblems.usage("transfer.import.generated", column.name());
                }
                notes.add(Messages.text("transfer.note.generated", column.name()));
                column = null;
            } else if (column == null && !map.containsKey(name)) {
                notes.add(Messages.text("transfer.note.leftOut", name));
            }
            if (column != null && !taken.add(column.name())) {
                throw TransferProblems.usage("transfer.import.twice", column.name());
            }
            if (column != null && !column.insertable()) {
                throw TransferProblems.refused("transfer.import.noInsert", column.name(), target.label());
            }
            fields.add(new ImportField(
                    name, column == null ? null : column.name(), column == null ? "text" : type(column)));
        }
        checkRequired(table, taken);
        notes.addAll(numbers(table, taken));
        return new ImportPlan(shape, options, target, false, fields, notes, promise(table, shape));
    }

    /**
     * The plan for a table that the import makes; types that nobody chose are guessed from the first rows. Where an
     * interrupted import has made it already, the plan that goes on.
     *
     * @param map names in the file with the columns they become; an empty column leaves one out
     * @throws AppException of kind REFUSED where the table is there, USAGE where file, map and types do not fit
     */
    public ImportPlan intoNew(
            Path file, NewTable table, ReadOptions options, Map<String, String> map, Cancellation cancellation) {
        var target = table.name();
        boolean isThere = database.read(cancellation, session -> TransferTable.read(session, target))
                .isPresent();
        if (isThere && table.progress() != null && Files.exists(table.progress())) {
            return into(file, target, options, map, cancellation);
        }
        if (isThere) {
            throw TransferProblems.refused("transfer.import.tableExists", target.label());
        }
        var shape = new FileSniffer(file, options).sniff(List.of());
        checkMap(map, shape);
        checkMap(table.types(), shape);
        var fields = database.session(cancellation, session -> new NewColumns(session, table.types()).of(shape, map));
        if (fields.stream().noneMatch(ImportField::isRead)) {
            throw TransferProblems.usage("transfer.import.noColumns", target.label());
        }
        var promise = shape.bytes() <= UNDO_BYTES
                ? new UndoPromise(true, Messages.text("transfer.undo.created"))
                : new UndoPromise(false, Messages.text("transfer.undo.tooLarge"));
        return new ImportPlan(shape, options, target, true, fields, List.of(), promise);
    }

    private static @Nullable TransferColumn column(
            String name, int place, Map<String, String> map, TransferTable table, FileShape shape) {
        var wanted = map.get(name);
        if (wanted != null) {
            return wanted.isEmpty()
                    ? null
                    : table.column(wanted)
                            .orElseThrow(() -> TransferProblems.usage(
                                    "transfer.import.noColumn",
                                    wanted,
                                    table.name().label()));
        }
        if (!shape.header()) {
            return place < table.columns().size() ? table.columns().get(place) : null;
        }
        var names = table.columns().stream().map(TransferColumn::name).toList();
        return ColumnMatch.find(name, names).flatMap(table::column).orElse(null);
    }

    private static void checkMap(Map<String, String> map, FileShape shape) {
        for (var name : map.keySet()) {
            if (!shape.columns().contains(name)) {
                throw TransferProblems.usage("transfer.import.noField", name, String.join(", ", shape.columns()));
            }
        }
    }

    private static void checkRequired(TransferTable table, Set<String> taken) {
        if (taken.isEmpty()) {
            throw TransferProblems.usage(
                    "transfer.import.noColumns", table.name().label());
        }
        var missing = table.columns().stream()
                .filter(TransferColumn::isRequired)
                .map(TransferColumn::name)
                .filter(name -> !taken.contains(name))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw TransferProblems.usage(
                    "transfer.import.required", table.name().label(), missing);
        }
    }

    /** Columns whose next number the server counts by itself: given values do not move that count. */
    private static List<String> numbers(TransferTable table, Set<String> taken) {
        return table.columns().stream()
                .filter(c -> taken.contains(c.name()))
                .filter(c -> c.filling() == Filling.IDENTITY || c.filling() == Filling.IDENTITY_ALWAYS)
                .map(c -> Messages.text("transfer.note.identity", c.name()))
                .toList();
    }

    private static String type(TransferColumn column) {
        if (column.baseType().startsWith("_")) {
            return column.type().endsWith("[]")
                    ? column.type()
                    : column.baseType().substring(1) + "[]";
        }
        return switch (column.baseType()) {
            case "json", "jsonb" -> column.baseType();
            default -> column.type();
        };
    }

    private static UndoPromise promise(TransferTable table, FileShape shape) {
        if (table.kind().equals("v") || table.kind().equals("f")) {
            return new UndoPromise(false, Messages.text("transfer.undo.notATable"));
        }
        if (table.insertTriggers()) {
            return new UndoPromise(false, Messages.text("transfer.undo.triggers"));
        }
        if (table.deleteSpreads()) {
            return new UndoPromise(false, Messages.text("transfer.undo.spreads"));
        }
        if (table.rowSecurity()) {
            return new UndoPromise(false, Messages.text("transfer.undo.rowSecurity"));
        }
        if (table.bytes() + shape.bytes() > UNDO_BYTES) {
            return new UndoPromise(false, Messages.text("transfer.undo.tooLarge"));
        }
        return new UndoPromise(true, Messages.text("transfer.undo.possible"));
    }
}

package dev.alidade.change.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.KeptChange.Subject;
import dev.alidade.change.OwnFile;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The imports into one database that can be taken back, kept in the user's folder: a line of JSON for each import, written
 * before its transaction commits, and one when it was taken back. An import whose transaction did not commit is left out
 * of the list. Thread-safe; blocks.
 */
public final class KeptImports {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "imports.jsonl";

    private final Database database;
    private final ChangeStores stores;

    public KeptImports(Database database, AppFolders folders) {
        this.database = database;
        this.stores = new ChangeStores(database, folders);
    }

    /** One line: rows were imported by a transaction, or taken back. Times as ISO text. */
    private record Line(
            String at,
            String transaction,
            @Nullable Written written,
            @Nullable String undoes) {}

    private record Written(
            String id,
            String title,
            String schema,
            String table,
            boolean created,
            List<String> transactions,
            long rows) {}

    /**
     * Keeps what leads back, just before the import commits.
     *
     * @param transaction the whole number of the import's transaction
     */
    public void keep(Session session, ImportedRows imported, String transaction) {
        append(
                stores.place(session).folder(),
                new Line(
                        imported.doneAt().toString(),
                        transaction,
                        new Written(
                                imported.id(),
                                imported.what().title(),
                                imported.schema(),
                                imported.table(),
                                imported.created(),
                                imported.transactions(),
                                imported.rows()),
                        null));
    }

    /** All that are kept, oldest first. */
    public List<ImportedRows> list(Session session) {
        var place = stores.place(session);
        var known = new LinkedHashMap<String, ImportedRows>();
        for (var line : lines(place.folder())) {
            var written = line.written();
            if (written != null && hasCommitted(session, line.transaction())) {
                known.put(written.id(), imported(written, place.user(), Instant.parse(line.at())));
            } else if (line.undoes() != null) {
                known.computeIfPresent(line.undoes(), (_, change) -> change.undone(Instant.parse(line.at())));
            }
        }
        return new ArrayList<>(known.values());
    }

    /**
     * Takes an import back: deletes exactly its rows, or drops the table that it made.
     *
     * @throws AppException of kind REFUSED when rows were changed or deleted since; nothing is done then
     */
    public void takeBack(ImportedRows imported, Cancellation cancellation) {
        var folder = database.write(cancellation, session -> {
            takeBack(session, imported);
            return stores.place(session).folder();
        });
        append(folder, new Line(Instant.now().toString(), "", null, imported.id()));
    }

    private static ImportedRows imported(Written written, String user, Instant at) {
        var label = written.schema() + "." + written.table();
        return new ImportedRows(
                written.id(),
                new Subject("import", label, "", written.title()),
                written.schema(),
                written.table(),
                written.created(),
                written.transactions(),
                written.rows(),
                user,
                at,
                null);
    }

    private static void takeBack(Session session, ImportedRows imported) {
        var table = Identifiers.quote(imported.schema()) + "." + Identifiers.quote(imported.table());
        var label = imported.schema() + "." + imported.table();
        var numbers = Parameters.of("numbers", imported.transactions().toArray(String[]::new));
        if (imported.created()) {
            session.execute("lock table " + table + " in access exclusive mode");
            long own = count(session, " from " + table + " where xmin::text = any (:numbers)", numbers);
            if (own != imported.rows() || count(session, " from " + table, Parameters.none()) != imported.rows()) {
                throw RowProblems.refused("transfer.undo.changed", label);
            }
            session.execute("drop table " + table);
        } else if (session.update("delete from " + table + " where xmin::text = any (:numbers)", numbers)
                != imported.rows()) {
            throw RowProblems.refused("transfer.undo.changed", label);
        }
    }

    private static long count(Session session, String from, Parameters parameters) {
        var found = new AtomicLong();
        session.each("select count(*) as rows" + from, parameters, 0, row -> found.set(row.bigint("rows")));
        return found.get();
    }

    /** Too long ago to be known counts as committed: the rows themselves decide before anything is taken back. */
    private static boolean hasCommitted(Session session, String transaction) {
        var status = session.list(
                        RowQuery.TRANSACTION_STATUS,
                        Parameters.of("number", transaction),
                        row -> Optional.ofNullable(row.textOrNull("status")))
                .getFirst();
        return status.isEmpty() || status.get().equals("committed");
    }

    private static void append(Path folder, Line line) {
        try {
            OwnFile.appendLine(folder.resolve(FILE), JSON.writeValueAsString(line));
        } catch (IOException e) {
            throw failure("change.store.write", e);
        }
    }

    /** A last line that was cut when the program ended is nothing. */
    private static List<Line> lines(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var lines = new ArrayList<Line>();
            for (var text : Files.readAllLines(file)) {
                read(text).ifPresent(lines::add);
            }
            return lines;
        } catch (IOException e) {
            throw failure("change.store.read", e);
        }
    }

    private static Optional<Line> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, Line.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static AppException failure(String code, IOException cause) {
        return new AppException(
                Problem.of(ProblemKind.FAILED, code, Messages.text(code), Messages.text("settings.folder.next")),
                cause);
    }
}

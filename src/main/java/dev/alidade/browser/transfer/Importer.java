package dev.alidade.browser.transfer;

import dev.alidade.browser.transfer.TransferColumn.Filling;
import dev.alidade.change.row.KeptImports;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.SqlProblems;
import dev.alidade.error.AppException;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Runs imports at the speed of COPY. Memory holds two batches of rows, whatever the file's size; a stop reaches the
 * server. Thread-safe; blocks, so not for the UI thread. Needs INSERT on the columns that are filled (and CREATE on the
 * schema for a new table); where row security applies to the role, also SELECT on them and TEMPORARY on the database.
 */
public final class Importer {
    /** Rows of a batch: of one attempt, and of one commit where an import is committed in parts. */
    static final int BATCH_ROWS = 20_000;

    private final Database database;

    private final KeptImports kept;

    /** @param folders where it is kept how an import is taken back */
    public Importer(Database database, AppFolders folders) {
        this.database = database;
        this.kept = new KeptImports(database, folders);
    }

    /**
     * Runs a plan.
     *
     * @throws AppException what stopped it; nothing of it is in the table then, but for the committed parts of a
     *     resumable one
     */
    public ImportOutcome run(
            ImportPlan plan, ImportRequest request, TransferListener listener, Cancellation cancellation) {
        long started = System.nanoTime();
        try {
            var outcome = database.session(cancellation, session -> {
                try {
                    return request.mode() == ImportMode.RESUMABLE && !request.dryRun()
                            ? new ResumableImport(database, plan, request).run(session, listener)
                            : whole(session, plan, request, listener);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new ImportOutcome(
                    outcome.rows(),
                    outcome.rejected(),
                    outcome.rejects(),
                    outcome.resumed(),
                    outcome.undo(),
                    Duration.ofNanos(System.nanoTime() - started));
        } catch (UncheckedIOException e) {
            throw FileSniffer.failed(plan.shape().file(), Exporter.cause(e));
        }
    }

    private ImportOutcome whole(Session session, ImportPlan plan, ImportRequest request, TransferListener listener)
            throws IOException {
        session.execute("begin");
        if (plan.create()) {
            session.execute(plan.createSql());
        }
        var copy = copy(session, plan);
        copy.prepare();
        boolean lenient = request.dryRun() || request.mode() != ImportMode.ALL_OR_NOTHING;
        if (lenient) {
            session.execute("set constraints all immediate");
        }
        long rows = 0;
        try (var rejects = RejectLog.open(request.rejects(), request.maxRejects(), 0, 0);
                var batches = new BatchStream(OpenImport.of(plan), BATCH_ROWS, listener, session.cancellation())) {
            if (lenient) {
                for (var batch : batches) {
                    rows += copy.good(batch, rejects);
                }
            } else {
                rows = copy.all(() -> new Strict(batches.iterator()), new RowNumbers());
                checkDeferred(session);
            }
            rejects.flush();
            if (request.dryRun()) {
                session.execute("rollback");
                return new ImportOutcome(rows, rejects.count(), rejects.first(), 0, null, Duration.ZERO);
            }
            var undo = plan.undo().possible() ? UndoNote.of(session, plan, lenient, rows) : null;
            if (undo != null) {
                kept.keep(session, undo.imported(plan.shape().file()), number(session));
            }
            commit(session);
            return new ImportOutcome(rows, rejects.count(), rejects.first(), 0, undo, Duration.ZERO);
        }
    }

    /** Batches in which the reader's own rejects end the import. */
    private record Strict(Iterator<RowBatch> batches) implements Iterator<RowBatch> {
        @Override
        public boolean hasNext() {
            return batches.hasNext();
        }

        @Override
        public RowBatch next() {
            var batch = batches.next();
            if (!batch.rejects().isEmpty()) {
                throw ImportProblems.badRow(batch.rejects().getFirst());
            }
            return batch;
        }
    }

    static BatchCopy copy(Session session, ImportPlan plan) {
        var table = TransferTable.found(session, plan.target());
        var filled = plan.fields().stream().map(ImportField::column).toList();
        boolean overriding = table.columns().stream()
                .anyMatch(c -> c.filling() == Filling.IDENTITY_ALWAYS && filled.contains(c.name()));
        boolean staged = table.rowSecurity();
        return new BatchCopy(session, plan, staged, overriding);
    }

    private static void checkDeferred(Session session) {
        try {
            session.execute("set constraints all immediate");
        } catch (AppException e) {
            throw ImportProblems.deferred(e);
        }
    }

    /** Commits; when the connection dies meanwhile, the server is asked on another one what became of it. */
    private void commit(Session session) {
        var transaction = number(session);
        try {
            session.execute("commit");
        } catch (AppException e) {
            if (!SqlProblems.isConnectionLost(e) || !"committed".equals(outcome(database, transaction))) {
                throw e;
            }
        }
    }

    static String number(Session session) {
        return session.first(TransferQuery.TRANSACTION_NUMBER, Parameters.none(), row -> row.text("transaction_id"))
                .orElseThrow();
    }

    /** What became of a transaction; "unknown" when the server no longer knows. */
    static String outcome(Database database, String transaction) {
        List<String> found = database.read(
                new Cancellation(),
                session -> session.list(
                        TransferQuery.TRANSACTION_OUTCOME, Parameters.of("transaction_id", transaction), row -> {
                            var said = row.textOrNull("outcome");
                            return said == null ? "unknown" : said;
                        }));
        return found.getFirst();
    }

    /**
     * Takes an import back: deletes exactly its rows, or drops the table that it made.
     *
     * @throws AppException of kind REFUSED when its rows were changed or deleted since, and nothing is done then
     */
    public void undo(ImportUndo undo, Cancellation cancellation) {
        var listed = database.read(cancellation, kept::list).stream()
                .filter(change -> change.stands() && undo.wrote(change))
                .findFirst();
        kept.takeBack(listed.orElseGet(() -> undo.imported(Path.of(""))), cancellation);
    }
}

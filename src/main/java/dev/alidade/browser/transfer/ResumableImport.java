package dev.alidade.browser.transfer;

import dev.alidade.browser.transfer.ImportProgress.Mark;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.settings.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** An import that is committed in parts and goes on where it was, each row exactly once. */
final class ResumableImport {
    /** How long the transaction of a killed run may still be under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Database database;
    private final ImportPlan plan;
    private final ImportRequest request;
    private final Path place;

    ResumableImport(Database database, ImportPlan plan, ImportRequest request) {
        this.database = database;
        this.plan = plan;
        this.request = request;
        this.place = request.progress() == null
                ? ImportRequest.progressBeside(plan.shape().file())
                : request.progress();
    }

    ImportOutcome run(Session session, TransferListener listener) throws IOException {
        var folder = Objects.requireNonNull(place.toAbsolutePath().getParent());
        var notes = new JsonFile<>(folder, place.getFileName().toString(), ImportProgress.class, ImportProgress.NONE);
        var identity = identity();
        var done = begin(session, notes.load(), identity);
        long resumed = done.records();
        try (var rejects =
                        RejectLog.open(request.rejects(), request.maxRejects(), done.rejected(), done.rejectBytes());
                var batches =
                        new BatchStream(OpenImport.of(plan), Importer.BATCH_ROWS, listener, session.cancellation())) {
            batches.skip(done.records());
            for (var batch : batches) {
                session.execute("begin");
                if (plan.create() && done.records() == 0) {
                    session.execute(plan.createSql());
                }
                var copy = Importer.copy(session, plan);
                copy.prepare();
                session.execute("set constraints all immediate");
                long rows = copy.good(batch, rejects);
                var next = new Mark(batches.records(), done.rows() + rows, rejects.count(), rejects.flush());
                var transaction = Importer.number(session);
                save(notes, new ImportProgress(identity, done, next, transaction));
                session.execute("commit"); // when its answer is lost, the next run asks what became of it
                done = next;
            }
            Files.deleteIfExists(place);
            return new ImportOutcome(done.rows(), rejects.count(), rejects.first(), resumed, null, Duration.ZERO);
        }
    }

    /** Where to begin: at the start, or behind what an earlier run committed. */
    private Mark begin(Session session, ImportProgress earlier, String identity) {
        if (earlier.identity().isEmpty()) {
            return Mark.START;
        }
        if (!earlier.identity().equals(identity)) {
            throw TransferProblems.refused("transfer.import.otherProgress", place.toString());
        }
        var pending = earlier.pending();
        var transaction = earlier.transaction();
        if (pending == null || transaction == null) {
            return earlier.done();
        }
        return switch (settled(session.cancellation(), transaction)) {
            case "committed" -> pending;
            case "aborted" -> earlier.done();
            case "in progress" -> throw TransferProblems.refused("transfer.import.stillRunning", transaction);
            default -> throw TransferProblems.refused("transfer.import.outcomeUnknown", place.toString());
        };
    }

    /** The outcome of a transaction whose client may have been killed a moment ago. */
    private String settled(Cancellation stop, String transaction) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var outcome = Importer.outcome(database, transaction);
        while (outcome.equals("in progress") && System.nanoTime() < until) {
            stop.check();
            LockSupport.parkNanos(PAUSE.toNanos());
            outcome = Importer.outcome(database, transaction);
        }
        return outcome;
    }

    private void save(JsonFile<ImportProgress> notes, ImportProgress progress) throws IOException {
        notes.save(progress);
        try (var file = FileChannel.open(place, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    /** What must be the same for a run to go on: the file's content, as far as its size, time and ends show it, and its use. */
    private String identity() throws IOException {
        var file = plan.shape().file();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = channel.size();
            var buffer = ByteBuffer.allocate((int) Math.min(size, 1 << 16));
            channel.read(buffer, 0);
            digest.update(buffer.flip());
            buffer.clear();
            channel.read(buffer, Math.max(0, size - buffer.capacity()));
            digest.update(buffer.flip());
            var use = database.target().label()
                    + '\n'
                    + plan.target().sql()
                    + '\n'
                    + plan.columnList()
                    + '\n'
                    + plan.options()
                    + '\n'
                    + plan.shape().columns()
                    + plan.shape().header()
                    + plan.shape().delimiter()
                    + plan.shape().encoding()
                    + '\n'
                    + request.rejects();
            digest.update(use.getBytes(StandardCharsets.UTF_8));
            return size + "-" + Files.getLastModifiedTime(file).toMillis() + "-"
                    + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

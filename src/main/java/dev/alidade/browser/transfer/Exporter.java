package dev.alidade.browser.transfer;

import dev.alidade.browser.RelationName;
import dev.alidade.browser.transfer.TransferColumn.Filling;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to files. Memory holds one row, whatever the number; a stop reaches the server. Reading only. Thread-safe;
 * blocks, so not for the UI thread. Needs SELECT on what is read.
 */
public final class Exporter {
    private static final int BUFFER = 1 << 18;

    private final Database database;

    public Exporter(Database database) {
        this.database = database;
    }

    /**
     * Rows of a relation with the columns that the current role may read.
     *
     * @param condition SQL after {@code where}, without parameters; null for all rows
     * @param order SQL after {@code order by}; null for the server's own order
     */
    public ExportSource source(
            RelationName relation, @Nullable String condition, @Nullable String order, Cancellation cancellation) {
        var table = database.read(cancellation, session -> TransferTable.found(session, relation));
        var columns = table.columns().stream()
                .filter(TransferColumn::readable)
                .map(TransferColumn::name)
                .toList();
        return ExportSource.rows(relation, columns, condition, order);
    }

    /**
     * Writes a file that appears whole or not at all.
     *
     * @throws AppException of kind REFUSED when it is there and must not be, FAILED when it cannot be written, CANCELLED
     */
    public ExportOutcome toFile(
            ExportSource source, ExportOptions options, Place place, TransferListener listener, Cancellation stop) {
        return OutputFile.write(
                place.file(), place.overwrite(), out -> write(source, options, out, new Course(listener, stop)));
    }

    /**
     * Where a file goes.
     *
     * @param file its place
     * @param overwrite whether one that is there is replaced
     */
    public record Place(Path file, boolean overwrite) {}

    /** Writes to a stream, which stays open. */
    public ExportOutcome toStream(
            ExportSource source,
            ExportOptions options,
            OutputStream out,
            TransferListener listener,
            Cancellation stop) {
        try {
            return write(source, options, out, new Course(listener, stop));
        } catch (IOException e) {
            throw TransferProblems.failed("transfer.stream.failed", String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw TransferProblems.failed("transfer.stream.failed", String.valueOf(cause(e).getMessage()));
        }
    }

    /** What an {@link UncheckedIOException} was thrown for. */
    static IOException cause(UncheckedIOException wrapped) {
        return Objects.requireNonNull(wrapped.getCause());
    }

    private record Course(TransferListener listener, Cancellation stop) {}

    private ExportOutcome write(ExportSource source, ExportOptions options, OutputStream out, Course course)
            throws IOException {
        long started = System.nanoTime();
        var zipped = options.gzip() ? new GZIPOutputStream(out, BUFFER) : null;
        var counted = new CountingStream(new BufferedOutputStream(zipped == null ? out : zipped, BUFFER));
        long rows = database.readOnce(course.stop(), session -> {
            prepare(session);
            var run = new ExportRun(session, source, options, counted, course.listener());
            return run.write(source.relation() == null ? null : inserts(session, source.relation()));
        });
        counted.flush();
        if (zipped != null) {
            zipped.finish();
        }
        course.listener().progress(rows, counted.count());
        return new ExportOutcome(rows, counted.count(), Duration.ofNanos(System.nanoTime() - started));
    }

    private static InsertTarget inserts(Session session, RelationName relation) {
        var table = TransferTable.found(session, relation);
        return new InsertTarget(
                relation.sql(),
                table.columns().stream()
                        .filter(c -> c.filling() == Filling.GENERATED)
                        .map(TransferColumn::name)
                        .collect(Collectors.toSet()),
                table.columns().stream().anyMatch(c -> c.filling() == Filling.IDENTITY_ALWAYS));
    }

    /** Values as every PostgreSQL reads them back, whatever the role's settings. */
    private static void prepare(Session session) {
        session.execute("set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';"
                + " set local bytea_output = 'hex'; set local extra_float_digits = 1; set local xmloption = 'content'");
    }

    /** The schema of PostGIS, if there is one. */
    static String spatialSchema(Session session) {
        return session.first(TransferQuery.SPATIAL_SCHEMA, Parameters.none(), row -> row.text("schema_name"))
                .orElseThrow(() -> TransferProblems.usage("transfer.export.noPostgis"));
    }
}

package dev.alidade.browser;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value whole into a file, however large: bytea as its bytes, everything else as its text in UTF-8. The server
 * hands it out in pieces inside one snapshot, so that memory holds one piece. Blocks.
 */
public final class WholeValue {
    /** Bytes or characters of a piece: large, because the server unpacks a compressed value anew for each. */
    private static final int PIECE = 16 << 20;

    private final Database database;
    private final int piece;

    public WholeValue(Database database) {
        this(database, PIECE);
    }

    WholeValue(Database database, int piece) {
        this.database = database;
        this.piece = piece;
    }

    /**
     * Writes the value; NULL gives an empty file.
     *
     * @param file overwritten; gone again when the value did not come whole
     * @param written hears how many bytes are there
     * @return the bytes written
     * @throws AppException of kind REFUSED where rows cannot be told apart, FAILED when the row is gone or the disk full
     */
    public long save(
            RelationShape shape,
            BrowsedRow row,
            RelationColumn column,
            Path file,
            LongConsumer written,
            Cancellation cancellation) {
        if (shape.identity() instanceof RowIdentity.None) {
            throw problem(shape, ProblemKind.REFUSED, "browser.noIdentity");
        }
        var sql = new PageSql(shape, null, RowFilter.NONE, 1);
        try {
            return database.read(cancellation, session -> {
                session.execute("set transaction isolation level repeatable read; set local statement_timeout = 0");
                // opened here, so that work that is run once more begins with an empty file
                try (var out = Files.newOutputStream(file)) {
                    return copy(
                            session,
                            first -> sql.piece(column, first, piece),
                            sql.parameters(row.anchor()),
                            out,
                            written);
                } catch (IOException e) {
                    throw failed(file, e);
                }
            });
        } catch (AppException e) {
            discard(file);
            throw e;
        }
    }

    private long copy(
            Session session, LongFunction<String> text, Parameters row, OutputStream out, LongConsumer written)
            throws IOException {
        long bytes = 0;
        for (long first = 1; ; first += piece) {
            var found = new ArrayList<byte @Nullable []>(1);
            session.each(text.apply(first), row, 0, hit -> found.add(hit.bytesAt(0)));
            if (found.isEmpty()) {
                throw new AppException(Problem.of(
                        ProblemKind.FAILED,
                        "browser.rowGone",
                        Messages.text("browser.rowGone"),
                        Messages.text("browser.rowGone.next")));
            }
            var part = found.getFirst();
            if (part == null || part.length == 0) {
                return bytes;
            }
            out.write(part);
            bytes += part.length;
            written.accept(bytes);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(WholeValue.class.getName())
                    .log(System.Logger.Level.WARNING, "an unfinished file stays", e);
        }
    }

    private static AppException problem(RelationShape shape, ProblemKind kind, String code) {
        return new AppException(
                Problem.of(kind, code, Messages.text(code, shape.name().label()), Messages.text(code + ".next")));
    }

    private static AppException failed(Path file, IOException e) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED,
                        "browser.value.notSaved",
                        Messages.text("browser.value.notSaved", String.valueOf(file.getFileName())),
                        Messages.text("browser.value.notSaved.next")),
                e);
    }
}

package dev.alidade.console;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Notice;
import dev.alidade.database.ResultReceiver;
import dev.alidade.database.Row;
import dev.alidade.database.TypedStatement;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks again for rows and values of a result that says which rows they are. They come through the console's own session, as
 * its settings write them and as its open transaction sees them, which a failure here does not end. Blocks.
 */
public final class ResultRows {
    /** How much of one value is read to be looked at. */
    public static final int VALUE_BYTES = 2 << 20;

    /** Bytes or characters that are held while a value is written into a file. */
    private static final int PIECE = 16 << 20;

    private final ConsoleSession session;
    private final int piece;

    public ResultRows(ConsoleSession session) {
        this(session, PIECE);
    }

    ResultRows(ConsoleSession session, int piece) {
        this.session = session;
        this.piece = piece;
    }

    /**
     * The row as it is now; what is computed stays as the query gave it.
     *
     * @param key of the row now
     * @throws AppException of kind FAILED when it is gone
     */
    public ResultRow again(EditableResult result, ResultRow row, List<String> key, Cancellation cancellation) {
        var values = new ArrayList<>(row.values());
        var cut = new ArrayList<>(row.cut());
        ask(result.again(key, RunOptions.CELL_BYTES), cancellation, found -> {
            int next = 0;
            for (int i = 0; i < values.size(); i++) {
                if (result.isOfTable(i)) {
                    var value = found.beginningAt(next++, RunOptions.CELL_BYTES);
                    values.set(i, value == null ? null : value.text());
                    cut.remove(Integer.valueOf(i));
                    if (value != null && !value.whole()) {
                        cut.add(i);
                    }
                }
            }
        });
        return new ResultRow(values, cut);
    }

    /**
     * One value, up to {@link #VALUE_BYTES}.
     *
     * @return null for NULL
     * @throws AppException of kind REFUSED where the value is computed, FAILED when the row is gone
     */
    public Row.@Nullable Beginning value(EditableResult result, ResultRow row, int place, Cancellation cancellation) {
        var values = new ArrayList<Row.@Nullable Beginning>();
        check(result, place);
        ask(
                result.value(row, place, VALUE_BYTES),
                cancellation,
                found -> values.add(found.beginningAt(0, VALUE_BYTES)));
        return values.getFirst();
    }

    /**
     * Writes one value whole into a file, however large: bytea as its bytes, everything else as its text in UTF-8.
     *
     * @param file overwritten; gone again when the value did not come whole
     * @param written hears how many bytes are there
     * @return the bytes written
     * @throws AppException of kind REFUSED where the value is computed, FAILED when the row is gone or was changed meanwhile, or
     *     the disk is full
     */
    public long save(
            EditableResult result,
            ResultRow row,
            int place,
            Path file,
            LongConsumer written,
            Cancellation cancellation) {
        check(result, place);
        try {
            try (var out = Files.newOutputStream(file)) {
                return copy(result, row, place, out, written, cancellation);
            } catch (AppException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "console.value.notSaved",
                            Messages.text("console.value.notSaved", String.valueOf(file.getFileName())),
                            Messages.text("console.value.notSaved.next")),
                    e);
        }
    }

    private long copy(
            EditableResult result,
            ResultRow row,
            int place,
            OutputStream out,
            LongConsumer written,
            Cancellation cancellation)
            throws IOException {
        @Nullable String version = null;
        long bytes = 0;
        for (long first = 1; ; first += piece) {
            var versions = new ArrayList<@Nullable String>();
            var parts = new ArrayList<byte @Nullable []>();
            ask(result.piece(row, place, first, piece), cancellation, found -> {
                versions.add(found.textAt(0));
                parts.add(found.bytesAt(1));
            });
            if (first > 1 && !Objects.equals(version, versions.getFirst())) {
                throw gone();
            }
            version = versions.getFirst();
            var part = parts.getFirst();
            if (part == null || part.length == 0) {
                return bytes;
            }
            out.write(part);
            bytes += part.length;
            written.accept(bytes);
        }
    }

    private void check(EditableResult result, int place) {
        if (!result.isOfTable(place)) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "console.value.computed",
                    Messages.text("console.value.computed"),
                    Messages.text("console.value.computed.next")));
        }
    }

    private void ask(TypedStatement asked, Cancellation cancellation, Consumer<Row> taker) {
        var found = new ArrayList<Boolean>();
        session.ask(asked, cancellation, new ResultReceiver() {
            @Override
            public void columns(List<Row.Column> columns) {}

            @Override
            public boolean row(Row row) {
                found.add(true);
                taker.accept(row);
                return true;
            }

            @Override
            public void count(long rows) {}

            @Override
            public void notice(Notice notice) {}
        });
        if (found.isEmpty()) {
            throw gone();
        }
    }

    private static AppException gone() {
        return new AppException(Problem.of(
                ProblemKind.FAILED,
                "console.value.gone",
                Messages.text("console.value.gone"),
                Messages.text("console.value.gone.next")));
    }
}

package dev.alidade.browser.transfer;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the first rejects in memory and writes all to a file: line, reason, text, as CSV. */
final class RejectLog implements Closeable {
    private static final int KEPT = 200;
    private static final byte[] HEADER = "line,reason,text\n".getBytes(StandardCharsets.UTF_8);

    private final List<Reject> first = new ArrayList<>();
    private final long max;
    private final @Nullable FileChannel file;
    private final @Nullable BufferedWriter writer;
    private long count;

    private RejectLog(long max, @Nullable FileChannel file) {
        this.max = max;
        this.file = file;
        this.writer = file == null
                ? null
                : new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(file), StandardCharsets.UTF_8));
    }

    /**
     * A log whose file begins anew, or goes on.
     *
     * @param count rejects so far
     * @param bytes how much of the file belongs to them; what follows is cut off; 0 begins anew
     */
    static RejectLog open(@Nullable Path place, long max, long count, long bytes) throws IOException {
        if (place == null) {
            var log = new RejectLog(max, null);
            log.count = count;
            return log;
        }
        var file = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(bytes);
        file.position(bytes);
        if (bytes == 0) {
            Channels.newOutputStream(file).write(HEADER);
        }
        var log = new RejectLog(max, file);
        log.count = count;
        return log;
    }

    void add(Reject reject) {
        count++;
        if (count > max) {
            throw TransferProblems.refused("transfer.import.tooManyRejects", max, reject.line(), reject.reason());
        }
        if (first.size() < KEPT) {
            first.add(reject);
        }
        if (writer != null) {
            try {
                writer.write(Long.toString(reject.line()));
                writer.write(',');
                writer.write(quoted(reject.reason()));
                writer.write(',');
                writer.write(quoted(reject.text()));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether so many more are not too many yet. */
    boolean hasRoomFor(int more) {
        return count + more <= max;
    }

    long count() {
        return count;
    }

    List<Reject> first() {
        return first;
    }

    /** Brings everything to the disk and tells how long the file is; 0 without one. */
    long flush() throws IOException {
        if (writer == null || file == null) {
            return 0;
        }
        writer.flush();
        file.force(false);
        return file.position();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

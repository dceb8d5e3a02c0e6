package dev.alidade.browser.transfer;

import dev.alidade.database.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a file, each read while the one before is on its way to the server. A batch is good until the next one
 * is asked for.
 */
final class BatchStream implements Iterable<RowBatch>, AutoCloseable {
    private static final Executor BESIDE =
            work -> Thread.ofVirtual().name("read rows").start(work);

    private final OpenImport source;
    private final Cancellation stop;
    private final TransferListener listener;
    private RowBatch current;
    private RowBatch ahead;
    private @Nullable CompletableFuture<Boolean> reading;
    private long records;

    /**
     * @param maxRows rows of a batch at most
     */
    BatchStream(OpenImport source, int maxRows, TransferListener listener, Cancellation stop) {
        this.source = source;
        this.listener = listener;
        this.stop = stop;
        this.current = new RowBatch(maxRows);
        this.ahead = new RowBatch(maxRows);
    }

    /** Leaves out the first records, which were dealt with before. */
    void skip(long wanted) {
        while (records < wanted) {
            stop.check();
            current.clear(wanted - records);
            if (!fill(current)) {
                throw TransferProblems.refused("transfer.import.otherFile");
            }
            records += current.records();
        }
    }

    /** Records that were given out or left out so far. */
    long records() {
        return records;
    }

    @Override
    public Iterator<RowBatch> iterator() {
        return new Iterator<>() {
            private boolean asked;
            private boolean found;

            @Override
            public boolean hasNext() {
                if (!asked) {
                    found = advance();
                    asked = true;
                }
                return found;
            }

            @Override
            public RowBatch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                asked = false;
                return current;
            }
        };
    }

    /** Waits for what is still being read, then closes the file. */
    @Override
    public void close() throws IOException {
        if (reading != null) {
            reading.handle((_, _) -> true).join();
        }
        source.close();
    }

    private boolean advance() {
        stop.check();
        if (reading == null) {
            reading = readAhead();
        }
        boolean some;
        try {
            some = reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
        if (!some) {
            listener.progress(records, source.bytesRead());
            return false;
        }
        var filled = ahead;
        ahead = current;
        current = filled;
        reading = readAhead();
        records += current.records();
        listener.progress(records, source.bytesRead());
        return true;
    }

    private CompletableFuture<Boolean> readAhead() {
        ahead.clear(Long.MAX_VALUE);
        var batch = ahead;
        return CompletableFuture.supplyAsync(() -> fill(batch), BESIDE);
    }

    private boolean fill(RowBatch batch) {
        try {
            return source.reader().fill(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

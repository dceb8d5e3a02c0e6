package dev.alidade.browser.transfer;

import java.io.Closeable;
import java.io.IOException;

/** Reads the records of a file one after the other. */
interface RecordReader extends Closeable {
    /**
     * Fills a batch that was cleared.
     *
     * @return false at the end, when nothing was left for the batch
     */
    boolean fill(RowBatch batch) throws IOException;
}

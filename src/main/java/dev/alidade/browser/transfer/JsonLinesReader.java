package dev.alidade.browser.transfer;

import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one object a line; a line that is none is rejected and the next one read. */
final class JsonLinesReader implements RecordReader {
    private static final int RECORD_BYTES = 256 << 20;

    private final InputStream in;
    private final JsonObjects objects;
    private byte[] buffer = new byte[1 << 20];
    private int position;
    private int limit;
    private long line;

    JsonLinesReader(InputStream in, JsonObjects objects) {
        this.in = in;
        this.objects = objects;
    }

    @Override
    public boolean fill(RowBatch batch) throws IOException {
        while (!batch.isFull()) {
            int end = lineEnd();
            if (end < 0) {
                break;
            }
            int from = position;
            position = Math.min(end + 1, limit);
            line++;
            if (isBlank(from, end)) {
                continue;
            }
            try {
                objects.add(batch, line, buffer, from, end);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                batch.reject(new Reject(
                        line,
                        Messages.text("transfer.reject.json", JsonFault.of(e)),
                        new String(buffer, from, end - from, StandardCharsets.UTF_8).stripTrailing()));
            }
        }
        return batch.records() > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The place of the next line feed, or of the end of the file; -1 behind it. */
    private int lineEnd() throws IOException {
        int at = position;
        while (true) {
            for (; at < limit; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            int record = limit - position;
            if (record > RECORD_BYTES) {
                throw TransferProblems.failed("transfer.import.recordSize");
            }
            System.arraycopy(buffer, position, buffer, 0, record);
            position = 0;
            limit = record;
            at = record;
            if (record == buffer.length) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int read = in.read(buffer, record, buffer.length - record);
            if (read <= 0) {
                return record == 0 ? -1 : record;
            }
            limit = record + read;
        }
    }
}

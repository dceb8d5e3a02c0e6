package dev.alidade.browser.transfer;

import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads separated values in UTF-8, byte by byte, into COPY's text format. Quotes count at the start of a field; line
 * ends are LF, CRLF or CR, also inside quotes; empty lines are no records unless there is one column only.
 */
final class CsvReader implements RecordReader {
    /** A longer record is a quote that was never closed. */
    private static final int RECORD_BYTES = 256 << 20;

    private static final byte QUOTED = 1;
    private static final byte DOUBLED = 2;
    private static final byte BROKEN = 4;

    private final InputStream in;
    private final byte delimiter;
    private final byte[] nullText;
    private final boolean emptyAsNull;
    private final boolean[] kept;
    private byte[] buffer = new byte[1 << 20];
    private int position;
    private int limit;
    private boolean ended;
    private long line = 1;
    private int recordStart;
    private long recordLine = 1;
    private int fields;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] marks = new byte[64];
    private boolean open;

    /**
     * @param kept for each column of the file whether it is read; what has another number of fields is no row. Empty
     *     where the number is not known yet: everything is read
     */
    CsvReader(InputStream in, char delimiter, ReadOptions options, boolean[] kept) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        this.nullText = options.nullText().getBytes(StandardCharsets.UTF_8);
        this.emptyAsNull = options.emptyAsNull();
        this.kept = kept.clone();
    }

    /** Leaves out the next record: the header. */
    void skipRecord() throws IOException {
        scan();
    }

    @Override
    public boolean fill(RowBatch batch) throws IOException {
        while (!batch.isFull()) {
            int length = scan();
            if (length < 0) {
                break;
            }
            if (length > 0 || kept.length == 1) {
                emit(batch, recordStart + length);
            }
        }
        return batch.records() > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Finds the next record and its fields, whose places count from the record's start.
     *
     * @return the record's length without its line end; -1 at the end of the file
     */
    private int scan() throws IOException {
        recordStart = position;
        recordLine = line;
        fields = 0;
        if (recordStart == limit && !more(0)) {
            return -1;
        }
        var bytes = buffer;
        int base = recordStart;
        int available = limit - base;
        int at = 0;
        int fieldStart = 0;
        byte mark = 0;
        boolean inside = false;
        boolean closed = false;
        while (true) {
            if (at == available) {
                if (!more(at)) {
                    open = inside;
                    field(fieldStart, at, mark);
                    position = recordStart + at;
                    return at;
                }
                bytes = buffer;
                base = recordStart;
                available = limit - base;
            }
            byte c = bytes[base + at];
            if (inside) {
                if (c == '"') {
                    inside = false;
                    closed = true;
                } else if (c == '\n') {
                    line++;
                }
            } else if (c == delimiter) {
                field(fieldStart, at, mark);
                fieldStart = at + 1;
                mark = 0;
                closed = false;
            } else if (c == '\n' || c == '\r') {
                field(fieldStart, at, mark);
                endLine(at, c);
                return at;
            } else if (c == '"' && at == fieldStart) {
                mark = QUOTED;
                inside = true;
            } else if (c == '"' && closed && (mark & BROKEN) == 0) {
                mark |= DOUBLED;
                inside = true;
                closed = false;
            } else if (closed) {
                mark |= BROKEN;
            }
            at++;
        }
    }

    /** Goes behind a line end, which may be two bytes of which the second is not there yet. */
    private void endLine(int at, byte first) throws IOException {
        open = false;
        int next = at + 1;
        if (first == '\r' && (recordStart + next < limit || more(next)) && buffer[recordStart + next] == '\n') {
            next++;
        }
        position = recordStart + next;
        line++;
    }

    private void field(int from, int to, byte mark) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            marks = Arrays.copyOf(marks, fields * 2);
        }
        starts[fields] = from;
        ends[fields] = to;
        marks[fields++] = mark;
    }

    /** Reads on when everything is used up, keeping so many bytes of the record, which moves to the buffer's start. */
    private boolean more(int record) throws IOException {
        if (ended) {
            return false;
        }
        if (record > RECORD_BYTES) {
            throw TransferProblems.failed("transfer.import.openQuote", recordLine);
        }
        if (recordStart > 0) {
            System.arraycopy(buffer, recordStart, buffer, 0, record);
        } else if (record == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        recordStart = 0;
        position = 0;
        limit = record;
        int read = in.read(buffer, record, buffer.length - record);
        if (read <= 0) {
            ended = true;
            return false;
        }
        limit = record + read;
        return true;
    }

    private void emit(RowBatch batch, int end) {
        if (open) {
            reject(batch, end, "transfer.reject.openQuote");
            return;
        }
        if (kept.length > 0 && fields != kept.length) {
            reject(batch, end, "transfer.reject.fields", fields, kept.length);
            return;
        }
        for (int i = 0; i < fields; i++) {
            if ((marks[i] & BROKEN) != 0) {
                reject(batch, end, "transfer.reject.afterQuote", i + 1);
                return;
            }
        }
        for (int i = 0; i < fields; i++) {
            if (kept.length == 0 || kept[i]) {
                emit(batch, recordStart + starts[i], recordStart + ends[i], marks[i]);
            }
        }
        batch.endRow(recordLine, buffer, recordStart, end);
    }

    private void emit(RowBatch batch, int from, int to, byte mark) {
        if ((mark & QUOTED) == 0) {
            if (to - from == nullText.length && Arrays.equals(buffer, from, to, nullText, 0, nullText.length)) {
                batch.nullField();
            } else {
                batch.field(buffer, from, to);
            }
        } else if (to - from == 2 && emptyAsNull) {
            batch.nullField();
        } else if ((mark & DOUBLED) == 0) {
            batch.field(buffer, from + 1, to - 1);
        } else {
            batch.beginField();
            int plain = from + 1;
            for (int i = plain; i < to - 1; i++) {
                if (buffer[i] == '"') {
                    batch.append(buffer, plain, ++i);
                    plain = i + 1;
                }
            }
            batch.append(buffer, plain, to - 1);
        }
    }

    private void reject(RowBatch batch, int end, String reason, Object... arguments) {
        batch.reject(new Reject(
                recordLine,
                Messages.text(reason, arguments),
                new String(buffer, recordStart, end - recordStart, StandardCharsets.UTF_8)));
    }
}

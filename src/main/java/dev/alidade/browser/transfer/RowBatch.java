package dev.alidade.browser.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some records of a file: rows in COPY's text format, one line each, with where they stood and what they looked like.
 * Used again for later records.
 */
final class RowBatch {
    /** Bytes after which a batch takes no more rows. */
    static final int BYTES = 4 << 20;

    private final int maxRows;
    private final List<Reject> rejects = new ArrayList<>();
    private byte[] rows = new byte[BYTES + (BYTES >> 3)];
    private int length;
    private int rowStart;
    private int[] ends = new int[1024];
    private long[] lines = new long[1024];
    private byte[] originals = new byte[BYTES];
    private int originalsLength;
    private int[] originalEnds = new int[1024];
    private int count;
    private int maxRecords = Integer.MAX_VALUE;
    private boolean firstField = true;

    RowBatch(int maxRows) {
        this.maxRows = maxRows;
    }

    /** Empties it; it will take so many records at most. */
    void clear(long records) {
        maxRecords = (int) Math.min(Integer.MAX_VALUE, records);
        rejects.clear();
        length = 0;
        rowStart = 0;
        originalsLength = 0;
        count = 0;
        firstField = true;
    }

    boolean isFull() {
        return count >= maxRows || length >= BYTES || records() >= maxRecords;
    }

    /** Rows and rejects. */
    int records() {
        return count + rejects.size();
    }

    int count() {
        return count;
    }

    /** What the reader itself could not make rows of. */
    List<Reject> rejects() {
        return rejects;
    }

    /** The rows' bytes; valid up to {@link #end} of the last row. */
    byte[] bytes() {
        return rows;
    }

    int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    int end(int row) {
        return ends[row];
    }

    long line(int row) {
        return lines[row];
    }

    /** The record that a row came from. */
    String original(int row) {
        int from = row == 0 ? 0 : originalEnds[row - 1];
        return new String(originals, from, originalEnds[row] - from, StandardCharsets.UTF_8);
    }

    /** The values of a row, as the file had them. */
    @Nullable
    String[] values(int row, int columns) {
        return CopyText.values(Arrays.copyOfRange(rows, start(row), end(row)), columns);
    }

    /** A field without a value. */
    void nullField() {
        separate();
        room(2);
        rows[length++] = '\\';
        rows[length++] = 'N';
    }

    /** A field with UTF-8 text; COPY's own characters are escaped. */
    void field(byte[] text, int from, int to) {
        separate();
        append(text, from, to);
    }

    /** Begins a field that {@link #append} fills. */
    void beginField() {
        separate();
    }

    void append(byte[] text, int from, int to) {
        room(2 * (to - from));
        var target = rows;
        int at = length;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b == '\\' || b == '\t' || b == '\n' || b == '\r') {
                target[at++] = '\\';
                target[at++] = switch (b) {
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    default -> '\\';
                };
            } else {
                target[at++] = b;
            }
        }
        length = at;
    }

    /** Ends a row that came from this record. */
    void endRow(long line, byte[] original, int from, int to) {
        room(1);
        rows[length++] = '\n';
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            lines = Arrays.copyOf(lines, count * 2);
            originalEnds = Arrays.copyOf(originalEnds, count * 2);
        }
        if (originalsLength + (to - from) > originals.length) {
            originals = Arrays.copyOf(originals, grown(originals.length, originalsLength + (to - from)));
        }
        System.arraycopy(original, from, originals, originalsLength, to - from);
        originalsLength += to - from;
        ends[count] = length;
        lines[count] = line;
        originalEnds[count] = originalsLength;
        count++;
        rowStart = length;
        firstField = true;
    }

    /** Drops what was begun of a row: its record cannot become one. */
    void reject(Reject reject) {
        length = rowStart;
        firstField = true;
        rejects.add(reject);
    }

    private void separate() {
        if (!firstField) {
            room(1);
            rows[length++] = '\t';
        }
        firstField = false;
    }

    private void room(int more) {
        if (length + more > rows.length) {
            rows = Arrays.copyOf(rows, grown(rows.length, (long) length + more));
        }
    }

    private static int grown(int now, long wanted) {
        long twice = Math.max(wanted, 2L * now);
        if (wanted > Integer.MAX_VALUE - 16) {
            throw TransferProblems.failed("transfer.import.recordSize");
        }
        return (int) Math.min(twice, Integer.MAX_VALUE - 16);
    }
}

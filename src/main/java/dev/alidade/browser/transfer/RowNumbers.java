package dev.alidade.browser.transfer;

import java.util.Arrays;

/** Finds the line of the file from the number of a row: kept where rows and lines part, so nearly nothing for most files. */
final class RowNumbers {
    private long[] rows = new long[64];
    private long[] distances = new long[64];
    private int size;
    private long count;

    /** Begins to count anew. */
    void begin() {
        size = 0;
        count = 0;
    }

    void add(RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            count++;
            long distance = batch.line(i) - count;
            if (size == 0 || distances[size - 1] != distance) {
                if (size == rows.length) {
                    rows = Arrays.copyOf(rows, size * 2);
                    distances = Arrays.copyOf(distances, size * 2);
                }
                rows[size] = count;
                distances[size++] = distance;
            }
        }
    }

    /** The line of a row, both from 1. */
    long line(long row) {
        int place = Arrays.binarySearch(rows, 0, size, row);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? row : row + distances[last];
    }
}

package dev.alidade.database;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@link Session#copied}, in the server's binary format. Nothing is copied until it is asked for: a value is
 * a stretch of {@link #bytes()}. Valid only inside the receiver. Places count from 0.
 */
public final class CopiedRow {
    private byte[] bytes = new byte[0];
    private int[] starts = new int[8];
    private int[] lengths = new int[8];
    private int places;

    CopiedRow() {}

    /** How many values it has. */
    public int places() {
        return places;
    }

    /** What the values are stretches of; for reading only. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a value begins in {@link #bytes()}. */
    public int start(int place) {
        return starts[place];
    }

    /** How many bytes a value has; -1 for NULL. */
    public int length(int place) {
        return lengths[place];
    }

    /** A text; null for NULL. */
    public @Nullable String textAt(int place) {
        return lengths[place] < 0 ? null : new String(bytes, starts[place], lengths[place], StandardCharsets.UTF_8);
    }

    /** An {@code int8}, which must not be NULL. */
    public long bigintAt(int place) {
        if (lengths[place] != Long.BYTES) {
            throw new IllegalStateException("no int8 at place " + place);
        }
        return (long) CopiedRows.LONG.get(bytes, starts[place]);
    }

    /** Takes the values of a row whose count of values ends before {@code at}; the caller knows that all is there. */
    int fill(byte[] from, int at, int count) {
        bytes = from;
        places = count;
        if (count > starts.length) {
            starts = new int[count];
            lengths = new int[count];
        }
        int next = at;
        for (int place = 0; place < count; place++) {
            int length = (int) CopiedRows.INT.get(from, next);
            next += Integer.BYTES;
            starts[place] = next;
            lengths[place] = length;
            next += Math.max(0, length);
        }
        return next;
    }
}

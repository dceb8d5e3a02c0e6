package dev.alidade.database;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes what {@code COPY … TO STDOUT (FORMAT binary)} sends apart into rows. The protocol promises no row per message, so
 * what a message leaves unfinished waits for the next one. Format: the chapter on COPY of PostgreSQL's manual.
 */
final class CopiedRows implements Session.RowSink {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int SIGNATURE = 11;
    private static final int HEADER = SIGNATURE + 2 * Integer.BYTES;
    private static final int LOOK_EVERY = 64;

    private final CopiedRow row = new CopiedRow();
    private final Consumer<CopiedRow> receiver;
    private final Cancellation cancellation;
    private byte[] rest = new byte[0];
    private boolean begun;
    private int rows;

    CopiedRows(Consumer<CopiedRow> receiver, Cancellation cancellation) {
        this.receiver = receiver;
        this.cancellation = cancellation;
    }

    @Override
    public void row(byte[] message) {
        byte[] bytes = message;
        if (rest.length > 0) {
            bytes = Arrays.copyOf(rest, rest.length + message.length);
            System.arraycopy(message, 0, bytes, rest.length, message.length);
        }
        int at = begun ? 0 : header(bytes);
        while (at >= 0 && at < bytes.length) {
            int next = next(bytes, at);
            if (next < 0) {
                break;
            }
            at = next;
        }
        rest = at == bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, Math.max(0, at), bytes.length);
    }

    /** Where the rows begin; -1 when the header is not all there. */
    private int header(byte[] bytes) {
        if (bytes.length < HEADER) {
            return -1;
        }
        int more = (int) INT.get(bytes, SIGNATURE + Integer.BYTES);
        if (bytes.length < HEADER + more) {
            return -1;
        }
        begun = true;
        return HEADER + more;
    }

    /** Hands one row on and gives where it ends; -1 when it is not all there. */
    private int next(byte[] bytes, int at) {
        if (bytes.length - at < Short.BYTES) {
            return -1;
        }
        short count = (short) SHORT.get(bytes, at);
        if (count < 0) {
            return bytes.length;
        }
        int end = at + Short.BYTES;
        for (int place = 0; place < count; place++) {
            if (bytes.length - end < Integer.BYTES) {
                return -1;
            }
            int length = Math.max(0, (int) INT.get(bytes, end));
            end += Integer.BYTES;
            if (bytes.length - end < length) {
                return -1;
            }
            end += length;
        }
        int filled = row.fill(bytes, at + Short.BYTES, count);
        receiver.accept(row);
        if (++rows % LOOK_EVERY == 0 && cancellation.isRequested()) {
            cancellation.check();
        }
        return filled;
    }
}

package dev.alidade.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result. Valid only inside the mapper that receives it. Columns are named by their label; a
 * missing label, or null from a method that does not allow it, is a defect and throws.
 */
public interface Row {
    String text(String column);

    @Nullable
    String textOrNull(String column);

    boolean bool(String column);

    int integer(String column);

    long bigint(String column);

    @Nullable
    Long bigintOrNull(String column);

    double real(String column);

    @Nullable
    Double realOrNull(String column);

    @Nullable
    BigDecimal decimalOrNull(String column);

    @Nullable
    Instant instantOrNull(String column);

    byte @Nullable [] bytesOrNull(String column);

    /** A {@code text[]}; empty when null. */
    List<String> texts(String column);

    /** The columns of the result, in order. */
    List<Column> columns();

    /** The value at a place counted from 0, as PostgreSQL prints it; null for NULL. */
    @Nullable
    String textAt(int place);

    /** The raw bytes at a place counted from 0: for bytea its content; null for NULL. */
    byte @Nullable [] bytesAt(int place);

    /**
     * The value at a place counted from 0 as PostgreSQL prints it, not longer than wanted; null for NULL. Only for values
     * that came as text, as those of {@link DedicatedSession} do.
     *
     * @param cap bytes of UTF-8 at most
     */
    @Nullable
    Beginning beginningAt(int place, int cap);

    /**
     * A value or its beginning.
     *
     * @param whole whether that is all of it
     * @param bytes size of the whole
     */
    record Beginning(String text, boolean whole, long bytes) {
        /** Of a text in UTF-8: at most so many bytes, never a part of a character. */
        static Beginning of(byte[] utf8, int cap) {
            if (utf8.length <= cap) {
                return new Beginning(new String(utf8, StandardCharsets.UTF_8), true, utf8.length);
            }
            int end = cap;
            while (end > 0 && (utf8[end] & 0xC0) == 0x80) {
                end--;
            }
            return new Beginning(new String(utf8, 0, end, StandardCharsets.UTF_8), false, utf8.length);
        }
    }

    /**
     * One column of a result.
     *
     * @param name label
     * @param type type name as the server knows it, e.g. {@code int8}, {@code timestamptz}, {@code geometry}
     * @param origin the table's column that its values are; null where they are computed, or where nobody asked
     */
    record Column(String name, String type, @Nullable Origin origin) {
        /** A column of which no origin is known. */
        public Column(String name, String type) {
            this(name, type, null);
        }
    }

    /** A column of a table. */
    record Origin(String schema, String table, String column) {}
}

package dev.alidade.database;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Row} over the place where a JDBC result stands. */
final class JdbcRow implements Row {
    private final ResultSet result;
    private @Nullable List<Column> columns;
    private long bytesRead;

    JdbcRow(ResultSet result) {
        this.result = result;
    }

    @Override
    public String text(String column) {
        return present(column, textOrNull(column));
    }

    @Override
    public @Nullable String textOrNull(String column) {
        return read(() -> result.getString(column));
    }

    @Override
    public boolean bool(String column) {
        return present(column, read(() -> orNull(result.getBoolean(column))));
    }

    @Override
    public int integer(String column) {
        return present(column, read(() -> orNull(result.getInt(column))));
    }

    @Override
    public long bigint(String column) {
        return present(column, bigintOrNull(column));
    }

    @Override
    public @Nullable Long bigintOrNull(String column) {
        return read(() -> orNull(result.getLong(column)));
    }

    @Override
    public double real(String column) {
        return present(column, realOrNull(column));
    }

    @Override
    public @Nullable Double realOrNull(String column) {
        return read(() -> orNull(result.getDouble(column)));
    }

    @Override
    public @Nullable BigDecimal decimalOrNull(String column) {
        return read(() -> result.getBigDecimal(column));
    }

    @Override
    public @Nullable Instant instantOrNull(String column) {
        var moment = read(() -> result.getObject(column, OffsetDateTime.class));
        return moment == null ? null : moment.toInstant();
    }

    @Override
    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> result.getBytes(column));
    }

    @Override
    public List<String> texts(String column) {
        var array = read(() -> result.getArray(column));
        if (array == null) {
            return List.of();
        }
        var elements = (Object[]) present(column, read(array::getArray));
        var texts = new ArrayList<String>(elements.length);
        for (var element : elements) {
            texts.add(String.valueOf(element));
        }
        return List.copyOf(texts);
    }

    @Override
    public List<Column> columns() {
        var known = columns;
        if (known == null) {
            known = present("*", read(this::readColumns));
            columns = known;
        }
        return known;
    }

    @Override
    public @Nullable String textAt(int place) {
        return read(() -> result.getString(place + 1));
    }

    @Override
    public byte @Nullable [] bytesAt(int place) {
        return read(() -> result.getBytes(place + 1));
    }

    @Override
    public @Nullable Beginning beginningAt(int place, int cap) {
        if (columns().get(place).type().equals("bytea")) {
            var bytes = bytesAt(place);
            return bytes == null ? null : hex(counted(bytes), cap);
        }
        var raw = bytesAt(place);
        if (raw == null) {
            return null;
        }
        counted(raw);
        if (raw.length <= cap) {
            return new Beginning(present("*", textAt(place)), true, raw.length);
        }
        return Beginning.of(raw, cap);
    }

    /** How many bytes {@link #beginningAt} saw since it was last asked here. */
    long bytesRead() {
        long seen = bytesRead;
        bytesRead = 0;
        return seen;
    }

    private byte[] counted(byte[] bytes) {
        bytesRead += bytes.length + 8;
        return bytes;
    }

    private static Beginning hex(byte[] bytes, int cap) {
        int shown = Math.min(bytes.length, cap / 2);
        return new Beginning("\\x" + HexFormat.of().formatHex(bytes, 0, shown), shown == bytes.length, bytes.length);
    }

    private List<Column> readColumns() throws SQLException {
        var meta = result.getMetaData();
        var list = new ArrayList<Column>(meta.getColumnCount());
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            list.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
        }
        return List.copyOf(list);
    }

    private <T> @Nullable T orNull(T value) throws SQLException {
        return result.wasNull() ? null : value;
    }

    private static <T> T present(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("unexpected NULL in column " + column);
        }
        return value;
    }

    private interface Reading<T> {
        @Nullable
        T read() throws SQLException;
    }

    private static <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        }
    }
}

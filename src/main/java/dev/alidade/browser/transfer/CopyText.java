package dev.alidade.browser.transfer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads rows in the text format of {@code COPY … TO STDOUT}. */
final class CopyText {
    private CopyText() {}

    /** The values of one row; null for NULL. */
    static @Nullable String[] values(byte[] line, int columns) {
        @Nullable String[] values = new String[columns];
        int end = line.length;
        if (end > 0 && line[end - 1] == '\n') {
            end--;
        }
        int column = 0;
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i <= end && column < columns; i++) {
            if (i == end || line[i] == '\t') {
                values[column++] = value(line, start, i, escaped);
                start = i + 1;
                escaped = false;
            } else if (line[i] == '\\') {
                escaped = true;
                i++;
            }
        }
        return values;
    }

    private static @Nullable String value(byte[] line, int from, int to, boolean escaped) {
        if (!escaped) {
            return new String(line, from, to - from, StandardCharsets.UTF_8);
        }
        if (to - from == 2 && line[from] == '\\' && line[from + 1] == 'N') {
            return null;
        }
        var plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (line[i] == '\\' && i + 1 < to) {
                i++;
                plain[length++] = switch (line[i]) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 11;
                    default -> line[i];
                };
            } else {
                plain[length++] = line[i];
            }
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }
}

package dev.alidade.browser;

import org.jspecify.annotations.Nullable;

/**
 * One value as it came over the wire: whole, or its beginning.
 *
 * @param state what the text is
 * @param text the text; empty for NULL and where nothing can be shown
 * @param bytes size of the whole value where its type varies in length (stored size, compressed), else 0
 */
public record Cell(State state, String text, long bytes) {
    /** What a cell's text is. */
    public enum State {
        /** The whole value. */
        WHOLE,
        /** The beginning or a summary: the server holds more. */
        CUT,
        /** Too large to turn into text for a grid. */
        LARGE,
        /** SQL NULL. */
        NULL,
        /** The current role may not read this column. */
        HIDDEN
    }

    static Cell of(@Nullable String text, int cap) {
        if (text == null) {
            return new Cell(State.NULL, "", 0);
        }
        return sized(text, text.length(), cap);
    }

    static Cell sized(@Nullable String text, @Nullable Long bytes, int cap) {
        if (bytes == null) {
            return new Cell(State.NULL, "", 0);
        }
        if (text == null) {
            return new Cell(State.LARGE, "", bytes);
        }
        return sized(text, bytes.longValue(), cap);
    }

    private static Cell sized(String text, long bytes, int cap) {
        return text.codePointCount(0, text.length()) > cap
                ? new Cell(State.CUT, text.substring(0, text.offsetByCodePoints(0, cap)), bytes)
                : new Cell(State.WHOLE, text, bytes);
    }

    /** Whether the value is SQL NULL. */
    public boolean isNull() {
        return state == State.NULL;
    }
}

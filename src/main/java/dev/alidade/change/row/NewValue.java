package dev.alidade.change.row;

import org.jspecify.annotations.Nullable;

/** What a column is to hold. */
public sealed interface NewValue {
    /** A value, written as PostgreSQL reads the column's type. */
    record Text(String text) implements NewValue {}

    /** SQL NULL. */
    record Null() implements NewValue {}

    /** What the column holds when nothing is said: its default, a generated number, or NULL. */
    record Default() implements NewValue {}

    /** A text, or NULL for null. */
    static NewValue of(@Nullable String text) {
        return text == null ? new Null() : new Text(text);
    }
}

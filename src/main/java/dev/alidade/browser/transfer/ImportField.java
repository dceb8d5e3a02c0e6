package dev.alidade.browser.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Where one column of a file goes.
 *
 * @param name its name in the file
 * @param column the table's column; null when it is left out
 * @param type the type of that column, found or guessed; {@code text} for one that is left out
 */
public record ImportField(String name, @Nullable String column, String type) {
    /** Whether it is read. */
    public boolean isRead() {
        return column != null;
    }
}

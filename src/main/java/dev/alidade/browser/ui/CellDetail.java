package dev.alidade.browser.ui;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationColumn;
import org.jspecify.annotations.Nullable;

/**
 * One value in the side panel.
 *
 * @param row its row
 * @param column its column
 * @param text the value, or its beginning while the whole is on its way; null for NULL
 * @param note what must be said about it; empty when nothing
 * @param whole whether the text is the value, so that it may be edited
 */
public record CellDetail(
        BrowsedRow row, RelationColumn column, @Nullable String text, String note, boolean whole) {}

package dev.alidade.browser.ui;

import dev.alidade.browser.PagePosition;
import org.jspecify.annotations.Nullable;

/**
 * Where the page lies among all rows, for the scroll bar.
 *
 * @param first number of the page's first row, from 0
 * @param size rows of the page
 * @param total rows there are; never less than what has been seen
 * @param known whether the total was counted or estimated, so that a jump has something to aim at
 */
record GridExtent(long first, int size, long total, boolean known) {
    static final GridExtent NONE = new GridExtent(0, 0, 0, false);

    /** Of what is shown, with its exact number of rows if that was counted. */
    static GridExtent of(GridState state, @Nullable Long exactRows, boolean filtered, boolean byOffset) {
        if (!(state instanceof GridState.Shown shown)) {
            return NONE;
        }
        var page = shown.page();
        int size = page.rows().size();
        var estimate = filtered || byOffset ? null : shown.relation().estimatedRows();
        var total = exactRows != null ? exactRows : estimate;
        boolean known = total != null && total > 0;
        long least = page.hasNext() ? size + 1L : size;
        long rows = known && total != null ? total : least;
        long first = switch (page.position()) {
            case PagePosition.FromStart p -> p.first() - 1;
            case PagePosition.FromEnd p -> Math.max(1, rows - p.after() - size);
            case PagePosition.Near p -> p.first() - 1;
        };
        return new GridExtent(first, size, page.hasNext() ? Math.max(rows, first + least) : first + size, known);
    }
}

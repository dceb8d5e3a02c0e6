package dev.alidade.browser.ui.value;

import dev.alidade.browser.WholeValue;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.value.NearestRows;
import dev.alidade.database.Database;

/**
 * What answers questions about one value.
 *
 * @param nearest finds rows with similar vectors
 * @param keys finds the rows that refer to one
 * @param whole writes a value into a file
 */
public record ValueTools(NearestRows nearest, ForeignKeys keys, WholeValue whole) {
    /** Of one database. */
    public static ValueTools of(Database database) {
        return new ValueTools(new NearestRows(database), new ForeignKeys(database), new WholeValue(database));
    }
}

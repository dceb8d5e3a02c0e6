package dev.alidade.change.row;

import dev.alidade.i18n.Messages;

/**
 * Rows that changed with the wanted ones: by triggers, or because they referred to rows that went.
 *
 * @param table whose rows
 * @param inserted how many came
 * @param updated how many were changed
 * @param deleted how many went
 */
public record SideEffect(String table, long inserted, long updated, long deleted) {
    /** Whether something is gone that undoing would not bring back by itself. */
    public boolean loses() {
        return updated > 0 || deleted > 0;
    }

    /** A sentence. */
    public String text() {
        return Messages.text("change.row.effect", table, inserted, updated, deleted);
    }
}

package dev.alidade.change;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.Restoration;
import dev.alidade.catalog.Restoration.Conflict;

/** Why an effect is not undone, as a line: {@code column public.orders.note (default): It was changed since …}. */
final class ConflictText {
    private ConflictText() {}

    static String line(Conflict conflict) {
        var property = conflict.property();
        var other = conflict.other();
        return conflict.id()
                + (property == null ? "" : " (" + property + ")")
                + (other == null ? "" : " ← " + other)
                + ": "
                + conflict.reason().text();
    }

    /** The same, with what was done to it since where that is known. */
    static String line(Conflict conflict, CatalogDiff since) {
        var changed = conflict.reason() == Restoration.Reason.NEEDED ? conflict.other() : conflict.id();
        return since.differences().stream()
                .filter(difference -> difference.id().equals(changed))
                .map(DifferenceText::line)
                .findFirst()
                .orElseGet(() -> line(conflict));
    }
}

package dev.alidade.change.row;

import dev.alidade.change.KeptChange.Subject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were changed, as the list of changes tells of them; their images are read when they are needed.
 *
 * @param id its number where it is kept
 * @param where where that is
 * @param what which change it was; its key is the relation
 * @param schema the relation's schema
 * @param table the relation's name
 * @param counts how many rows
 * @param doneBy the role
 * @param doneAt when; null until it is known
 * @param undoneAt when it was taken back; null while it stands
 */
public record KeptRows(
        String id,
        Where where,
        Subject what,
        String schema,
        String table,
        Counts counts,
        String doneBy,
        @Nullable Instant doneAt,
        @Nullable Instant undoneAt) {
    /** Where changes of rows are kept. */
    public enum Where {
        DATABASE,
        FOLDER
    }

    /** How many rows came, changed and went. */
    public record Counts(int inserted, int updated, int deleted) {
        static Counts of(List<RowChange> changes) {
            return new Counts(
                    count(changes, RowChange.Kind.INSERTED),
                    count(changes, RowChange.Kind.UPDATED),
                    count(changes, RowChange.Kind.DELETED));
        }

        private static int count(List<RowChange> changes, RowChange.Kind kind) {
            return Math.toIntExact(
                    changes.stream().filter(c -> c.kind() == kind).count());
        }
    }

    /** Whether it still stands. */
    public boolean stands() {
        return undoneAt == null;
    }
}

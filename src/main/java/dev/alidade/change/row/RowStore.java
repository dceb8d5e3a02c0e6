package dev.alidade.change.row;

import dev.alidade.change.KeptChange.Subject;
import dev.alidade.database.Session;
import java.util.List;

/** Where the images of changed rows are kept. */
sealed interface RowStore permits DatabaseRows, LocalRows {
    /**
     * Keeps a change that the session's transaction has made and is about to commit.
     *
     * @param transaction its number
     */
    KeptRows keep(Session session, Subject what, RowTable table, List<RowChange> rows, String transaction);

    /** Notes that the session's transaction takes a change back. */
    void undone(Session session, KeptRows kept, String transaction);

    /** The transaction is known to have been committed: whoever could not know may rely on it from now on. */
    void settled(String transaction);

    /** All changes that came about, oldest first. */
    List<KeptRows> list(Session session);

    /** The rows of one. */
    List<RowChange> rows(Session session, KeptRows kept);
}

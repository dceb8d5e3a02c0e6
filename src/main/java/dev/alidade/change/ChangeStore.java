package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.database.Session;
import java.util.List;

/** Where changes are kept, with the snapshots that lead back. */
public sealed interface ChangeStore permits DatabaseChanges, LocalChanges {
    /**
     * Keeps a change; in the database it is there when the session's transaction commits, and not before.
     *
     * @throws dev.alidade.error.AppException when it cannot be written
     */
    void keep(Session session, KeptChange.Subject what, Evidence evidence);

    /** Notes that a change was taken back, together with the session's transaction where that is possible. */
    void undone(Session session, KeptChange change);

    /** All changes, oldest first, without their snapshots. */
    List<KeptChange> list(Session session);

    /**
     * A kept snapshot.
     *
     * @throws dev.alidade.error.AppException of kind FAILED when it is not there or not what its name says
     */
    CatalogSnapshot snapshot(Session session, String hash);
}

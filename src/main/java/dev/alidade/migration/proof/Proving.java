package dev.alidade.migration.proof;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.ChangeStore;
import dev.alidade.change.Evidence;
import dev.alidade.change.Limits;
import dev.alidade.change.Trial;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.migration.script.MigrationScript;
import org.jspecify.annotations.Nullable;

/**
 * Proves migrations while they are applied, each in its own transaction. Remembers the catalog as the last one left it,
 * so that the next begins with what has changed since. Used by one thread.
 */
public final class Proving {
    private final Database database;
    private final ChangeStore store;
    private final Limits limits;
    private @Nullable CatalogSnapshot last;

    /**
     * @param database the one they are applied to
     * @param store where the evidence is kept; in the database it commits with the migration
     * @param limits what a trial may cost
     */
    public Proving(Database database, ChangeStore store, Limits limits) {
        this.database = database;
        this.store = store;
        this.limits = limits;
    }

    /** Before the script runs. */
    public Trial begin(Session session) {
        var known = last;
        return known == null ? Trial.begin(database, session, limits) : Trial.begin(database, session, limits, known);
    }

    /** After it ran and its ways back were tried. */
    public void keep(Session session, MigrationScript script, Evidence evidence) {
        last = evidence.after();
        store.keep(session, Proofs.subject(script), evidence);
    }
}

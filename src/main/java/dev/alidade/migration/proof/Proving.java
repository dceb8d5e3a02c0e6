package dev.alidade.migration.proof;

import dev.alidade.change.ChangeStore;
import dev.alidade.change.Evidence;
import dev.alidade.change.Limits;
import dev.alidade.change.Trial;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.migration.script.MigrationScript;

/**
 * Proves migrations while they are applied, each in its own transaction.
 *
 * @param database the one they are applied to
 * @param store where the evidence is kept; in the database it commits with the migration
 * @param limits what a trial may cost
 */
public record Proving(Database database, ChangeStore store, Limits limits) {

    /** Before the script runs. */
    public Trial begin(Session session) {
        return Trial.begin(database, session, limits);
    }

    /** After it ran and its ways back were tried. */
    public void keep(Session session, MigrationScript script, Evidence evidence) {
        store.keep(session, Proofs.subject(script), evidence);
    }
}

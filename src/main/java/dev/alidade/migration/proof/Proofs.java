package dev.alidade.migration.proof;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.change.ChangeStores;
import dev.alidade.change.ChangeStores.Place;
import dev.alidade.change.Evidence;
import dev.alidade.change.KeptChange;
import dev.alidade.change.Limits;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The proofs of one database's migrations. */
public final class Proofs {
    private static final String FEATURE = "migration";

    private final Database database;
    private final ChangeStores stores;

    public Proofs(Database database, AppFolders user) {
        this.database = database;
        this.stores = new ChangeStores(database, user);
    }

    /** What proves migrations while they are applied, and keeps what it finds beside the ledger. */
    public Proving proving(boolean inDatabase, Cancellation cancellation) {
        return new Proving(
                database, inDatabase ? stores.inDatabase(cancellation) : stores.local(cancellation), Limits.USUAL);
    }

    /** The last proof of every migration that was not taken back since. */
    public Map<ScriptVersion, Proof> standing(Cancellation cancellation) {
        var proofs = new HashMap<ScriptVersion, Proof>();
        for (var place : stores.list(cancellation)) {
            var what = place.change().what();
            var version = what.feature().equals(FEATURE) ? ScriptVersion.parse(what.key()) : null;
            if (version == null) {
                continue;
            }
            if (place.change().stands()) {
                proofs.merge(version, new Proof(place), Proofs::later);
            }
        }
        return proofs;
    }

    /** Keeps what was found out elsewhere about a migration that is applied, in the user's folder. */
    public void keep(MigrationScript script, Evidence evidence, Cancellation cancellation) {
        var store = stores.local(cancellation);
        database.read(cancellation, session -> {
            store.keep(session, subject(script), evidence);
            return true;
        });
    }

    /** The catalog without and with a migration, as they were kept: two snapshots. */
    public List<CatalogSnapshot> snapshots(Proof proof, Cancellation cancellation) {
        var store = proof.place().store();
        var change = proof.change();
        return database.read(cancellation, session -> {
            stores.check(session, store);
            return List.of(store.snapshot(session, change.beforeHash()), store.snapshot(session, change.afterHash()));
        });
    }

    /** Where kept changes lie. */
    public ChangeStores stores() {
        return stores;
    }

    static KeptChange.Subject subject(MigrationScript script) {
        return new KeptChange.Subject(
                FEATURE, script.version().text(), Integer.toString(script.checksum()), script.name());
    }

    private static Proof later(Proof one, Proof other) {
        return at(one.place()).compareTo(at(other.place())) > 0 ? one : other;
    }

    private static Instant at(Place place) {
        var at = place.change().doneAt();
        return at == null ? Instant.MIN : at;
    }
}

package dev.alidade.change;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds and makes the places where the changes of one database are kept. */
public final class ChangeStores {
    /** The schema that is ours. */
    public static final String SCHEMA = "alidade";

    private final Database database;
    private final AppFolders folders;

    private record Found(boolean mine, boolean tables, boolean current, boolean rows, boolean open, String owner) {
        boolean isUsable() {
            return mine && tables && !open;
        }
    }

    /** A kept change and where it is kept. */
    public record Place(ChangeStore store, KeptChange change) {
        /** What may be the change's doing or somebody else's; null when everything is attributed. */
        public @Nullable Uncertain uncertain(Session session) {
            var hash = change.uncertainHash();
            return hash == null
                    ? null
                    : new Uncertain(store.snapshot(session, change.beforeHash()), store.snapshot(session, hash));
        }

        /**
         * What takes it back, from what was kept. Whose store it is must have been checked in the same transaction.
         *
         * @param inclusion what goes with it of what cannot be attributed
         * @throws AppException of kind REFUSED when something that stays needs something included
         */
        public Undo undo(Session session, Predicate<String> inclusion, Duration lockWait) {
            var uncertain = uncertain(session);
            var before = uncertain == null ? store.snapshot(session, change.beforeHash()) : uncertain.before(inclusion);
            return new Undo(before, store.snapshot(session, change.afterHash()), lockWait);
        }
    }

    public ChangeStores(Database database, AppFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /**
     * The store in the database; makes schema and tables where they are missing.
     *
     * @throws AppException of kind REFUSED when schema {@code alidade} or a table in it is somebody else's, or granted
     *     to somebody; PERMISSION when it may not be made
     */
    public ChangeStore inDatabase(Cancellation cancellation) {
        var found = database.read(cancellation, ChangeStores::find);
        if (!found.isEmpty()) {
            refuseForeign(found.getFirst());
        }
        if (found.isEmpty() || !found.getFirst().current()) {
            database.write(cancellation, session -> {
                session.execute(ChangeTable.CREATE);
                return true;
            });
        }
        return new DatabaseChanges();
    }

    /** The store in the user's folder. */
    public ChangeStore local(Cancellation cancellation) {
        return database.read(cancellation, this::local);
    }

    /**
     * All changes from both places, oldest first, and of what was only intended what is not settled yet. Reads the
     * database's own only when they are ours alone.
     */
    public List<Place> list(Cancellation cancellation) {
        return database.read(cancellation, session -> {
            var places = new ArrayList<Place>();
            var local = local(session);
            local.list(session).forEach(change -> places.add(new Place(local, change)));
            if (find(session).stream().anyMatch(Found::isUsable)) {
                var kept = new DatabaseChanges();
                kept.list(session).forEach(change -> places.add(new Place(kept, change)));
            }
            places.removeIf(
                    place -> place.change().isIntent() && !place.change().stands());
            return places;
        });
    }

    /**
     * Refuses to read from the database when what is kept there may not be ours any more; to be asked again in the
     * transaction that uses it.
     */
    public void check(Session session, ChangeStore store) {
        if (store instanceof DatabaseChanges) {
            find(session).forEach(ChangeStores::refuseForeign);
        }
    }

    /** Whether changes are kept in the database, in tables that are ours alone. */
    public boolean isOurs(Session session) {
        return find(session).stream().anyMatch(Found::isUsable);
    }

    /** Whether changes of rows are kept there, too. */
    public boolean keepsRows(Session session) {
        return find(session).stream().anyMatch(found -> found.isUsable() && found.rows());
    }

    /**
     * The user's own place for changes of one database.
     *
     * @param folder may not be there yet
     * @param user the role that makes the changes
     */
    public record OwnPlace(Path folder, String user) {}

    /** Where the current user keeps changes outside the database. */
    public OwnPlace place(Session session) {
        var local = local(session);
        return new OwnPlace(local.folder(), local.user());
    }

    private LocalChanges local(Session session) {
        return session.first(
                        ChangeQuery.OWN_IDENTITY,
                        Parameters.none(),
                        row -> LocalChanges.of(folders, row.text("identity"), row.text("user_name")))
                .orElseThrow();
    }

    private static void refuseForeign(Found found) {
        if (!found.mine() || (found.tables() && found.open())) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "change.store.foreign",
                    Messages.text("change.store.foreign", found.owner()),
                    Messages.text("change.store.foreign.next")));
        }
    }

    private static List<Found> find(Session session) {
        return session.list(
                ChangeQuery.OWN_SCHEMA,
                Parameters.of("schema_name", SCHEMA),
                row -> new Found(
                        row.bool("mine"),
                        row.bool("tables_exist"),
                        row.bool("tables_current"),
                        row.bool("rows_exist"),
                        row.bool("open"),
                        row.text("owner_name")));
    }
}

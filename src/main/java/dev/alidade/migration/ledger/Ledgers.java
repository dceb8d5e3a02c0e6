package dev.alidade.migration.ledger;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds, makes and reads the ledgers of one database. */
public final class Ledgers {
    /** The schema that is ours. */
    public static final String SCHEMA = "alidade";

    private final Database database;
    private final AppFolders folders;

    private record Found(boolean schemaExists, boolean mine, boolean tableExists, boolean open, String owner) {
        boolean isUsable() {
            return schemaExists && mine && tableExists;
        }
    }

    public Ledgers(Database database, AppFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** Whether the database keeps a ledger that this role may trust: one that it made itself. */
    public boolean isInDatabase(Cancellation cancellation) {
        return find(cancellation).isUsable();
    }

    /**
     * The ledger to write to; makes schema and table where that was chosen.
     *
     * @throws AppException when schema {@code alidade} belongs to somebody else, or may not be made
     */
    public Ledger open(LedgerPlace place, Cancellation cancellation) {
        var found = find(cancellation);
        boolean inDatabase = place == LedgerPlace.DATABASE || (place == LedgerPlace.AUTO && found.isUsable());
        if (!inDatabase) {
            return local(cancellation);
        }
        if (found.schemaExists() && !found.mine()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.ledger.foreign",
                    Messages.text("migration.ledger.foreign", found.owner()),
                    Messages.text("migration.ledger.foreign.next")));
        }
        if (!found.isUsable() || found.open()) {
            database.write(cancellation, session -> {
                session.execute(LedgerTable.CREATE);
                return true;
            });
        }
        return new DatabaseLedger();
    }

    /** The last run of every file, from both places; the database's own word counts more than the user's file. */
    public Map<ScriptVersion, LedgerRun> runs(Cancellation cancellation) {
        var runs = new HashMap<>(LedgerRun.of(local(cancellation).read()));
        if (isInDatabase(cancellation)) {
            var entries = database.read(cancellation, new DatabaseLedger()::read);
            LedgerRun.of(entries).forEach((version, run) -> {
                var other = runs.get(version);
                if (other == null || other.hasEnded() || !run.hasEnded()) {
                    runs.put(version, run);
                }
            });
        }
        return runs;
    }

    /**
     * Every run of one migration that a ledger tells of, newest first: the database's own and the user's file's.
     *
     * @throws AppException when one of them cannot be read
     */
    public List<PastRun> past(ScriptVersion version, Cancellation cancellation) {
        var runs = new ArrayList<>(PastRun.of(local(cancellation).read().stream()
                .filter(entry -> entry.file().version().equals(version))
                .map(entry -> new PastRun.Signed(entry, null))
                .toList()));
        if (isInDatabase(cancellation)) {
            runs.addAll(
                    PastRun.of(database.read(cancellation, session -> new DatabaseLedger().signed(session, version))));
        }
        runs.sort(Comparator.comparing(PastRun::last, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                .reversed());
        return List.copyOf(runs);
    }

    /** Whether the server process of a run still works, although nobody waits for it any more. */
    public boolean isAlive(LedgerRun run, Cancellation cancellation) {
        var backend = run.backend();
        return backend != null
                && database.read(
                        cancellation,
                        session -> session.first(
                                        LedgerQuery.BACKEND_ALIVE,
                                        Parameters.of("pid", backend.pid()).and("started", backend.startedMicros()),
                                        row -> true)
                                .isPresent());
    }

    /** What became of a transaction: true when committed, false when taken back; empty when the server forgot it. */
    static Optional<Boolean> isCommitted(Session session, long transaction) {
        return session.first(
                        LedgerQuery.TRANSACTION_STATUS,
                        Parameters.of("transaction", transaction),
                        row -> Optional.ofNullable(row.textOrNull("status")))
                .flatMap(status -> status)
                .map("committed"::equals);
    }

    private LocalLedger local(Cancellation cancellation) {
        var identity = database.read(
                cancellation,
                session -> session.first(LedgerQuery.DATABASE_IDENTITY, Parameters.none(), row -> row.text("identity"))
                        .orElseThrow());
        return LocalLedger.of(folders, identity);
    }

    private Found find(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.first(
                                LedgerQuery.LEDGER_OWNER,
                                Parameters.of("schema_name", SCHEMA),
                                row -> new Found(
                                        true,
                                        row.bool("mine"),
                                        row.bool("table_exists"),
                                        row.bool("open"),
                                        row.text("owner_name")))
                        .orElse(new Found(false, false, false, false, "")));
    }
}

package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Decides whether a file that found something locked is tried again, and waits before it is. */
final class LockRetries {
    private static final Logger LOG = Logger.getLogger(LockRetries.class.getName());
    private static final double FIRST_PAUSE_SECONDS = 0.5;

    private final Database database;
    private final FlywayTable table;
    private final ApplyOptions.Patience patience;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final Map<MigrationScript, Integer> used = new HashMap<>();

    LockRetries(
            Database database,
            FlywayTable table,
            ApplyOptions.Patience patience,
            MigrationListener listener,
            Cancellation cancellation) {
        this.database = database;
        this.table = table;
        this.patience = patience;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Whether to try again; returns after a pause that doubles each time. Only when nothing of the file is committed. */
    boolean again(MigrationFailure failure) {
        int before = used.getOrDefault(failure.script(), 0);
        if (failure.problem().kind() != ProblemKind.LOCK
                || failure.committedStatements() > 0
                || before >= patience.retries()
                || cancellation.isRequested()) {
            return false;
        }
        used.put(failure.script(), before + 1);
        listener.on(new MigrationEvent.Blocked(Messages.text(
                "migration.apply.retry",
                failure.script().name(),
                Integer.toString(before + 1),
                Integer.toString(patience.retries()))));
        try {
            pause(FIRST_PAUSE_SECONDS * (1 << before));
            if (!failure.script().mode().isTransactional()) {
                new StaleRows(database, table).remove(List.of(failure.script().version()), cancellation);
            }
            return true;
        } catch (AppException e) {
            LOG.log(Level.FINE, "no further try", e);
            return false;
        }
    }

    /** Waits in the server, where a request to stop is heard. */
    private void pause(double seconds) {
        database.session(cancellation, session -> {
            session.execute("select pg_catalog.pg_sleep(" + seconds + ")");
            return true;
        });
    }
}

package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks after statements that run longer than a second, from a second connection: who blocks them, and how far the
 * building of an index has come. Tells only what is new.
 */
final class StatementWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatementWatch.class.getName());
    private static final long INTERVAL_MS = 1_000;

    private record Running(MigrationScript script, int line, int pid) {}

    private final Database database;
    private final MigrationListener listener;
    private final Thread thread;
    private @Nullable Running running;
    private boolean closed;
    private List<String> told = List.of();
    private MigrationEvent.@Nullable Building built;

    StatementWatch(Database database, MigrationListener listener) {
        this.database = database;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("migration-watch").unstarted(this::watch);
    }

    StatementWatch start() {
        thread.start();
        return this;
    }

    synchronized void begin(MigrationScript script, int line, int pid) {
        running = new Running(script, line, pid);
        notifyAll();
    }

    synchronized void end() {
        running = null;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    /** Ends our own idle snapshots and tells whose transactions a statement is going to wait for. */
    void nameHolders(Session session) {
        database.renewConnections();
        var holders = session.list(MigrationQuery.SNAPSHOT_HOLDERS, Parameters.none(), StatementWatch::name);
        if (!holders.isEmpty()) {
            listener.on(
                    new MigrationEvent.Blocked(Messages.text("migration.watch.holders", String.join("; ", holders))));
        }
    }

    private static String name(Row row) {
        return Messages.text(
                "migration.watch.blocker",
                row.text("application"),
                row.text("user_name"),
                Integer.toString(row.integer("pid")),
                row.text("state"));
    }

    private void watch() {
        try {
            for (var next = await(null); next != null; next = await(next)) {
                look(next);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "nobody looks after statements any more", e);
        }
    }

    /** The statement that has run for another interval; null when the watch is over. */
    private synchronized @Nullable Running await(@Nullable Running before) throws InterruptedException {
        var current = before;
        long until = System.nanoTime() + INTERVAL_MS * 1_000_000;
        while (!closed) {
            var now = running;
            long left = (until - System.nanoTime()) / 1_000_000;
            if (now == null) {
                wait();
            } else if (!Objects.equals(now, current)) {
                current = now;
                told = List.of();
                built = null;
                until = System.nanoTime() + INTERVAL_MS * 1_000_000;
            } else if (left <= 0) {
                return now;
            } else {
                wait(left);
            }
        }
        return null;
    }

    private void look(Running statement) {
        try {
            var parameters = Parameters.of("pid", statement.pid());
            database.read(new Cancellation(), session -> {
                tell(session.list(MigrationQuery.STATEMENT_BLOCKERS, parameters, StatementWatch::name));
                session.first(
                                MigrationQuery.INDEX_PROGRESS,
                                parameters,
                                r -> new MigrationEvent.Building(
                                        statement.script(),
                                        statement.line(),
                                        r.text("phase"),
                                        r.bigint("done"),
                                        r.bigint("total")))
                        .ifPresent(this::tell);
                return true;
            });
        } catch (AppException e) {
            LOG.log(Level.FINE, "the statement could not be looked after", e);
        }
    }

    private void tell(List<String> blockers) {
        if (!blockers.isEmpty() && !blockers.equals(told)) {
            listener.on(
                    new MigrationEvent.Blocked(Messages.text("migration.watch.blocked", String.join("; ", blockers))));
        }
        told = blockers;
    }

    private void tell(MigrationEvent.Building building) {
        if (!building.equals(built)) {
            listener.on(building);
        }
        built = building;
    }
}

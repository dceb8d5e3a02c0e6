package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Somebody who changes the database in the middle of a migration: at its statement {@link #GATE}. */
public final class Colleague {
    /** What the migration has to wait at. */
    public static final String GATE = "select pg_advisory_xact_lock(471147);\n";

    private static final String WAITING =
            "select true as waiting from pg_locks where locktype = 'advisory' and objid = 471147 and not granted";

    private Colleague() {}

    private static boolean isWaitedFor(Session gate) {
        var waiting = new ArrayList<Boolean>();
        gate.each(WAITING, Parameters.none(), 0, row -> waiting.add(row.bool("waiting")));
        return waiting.contains(true);
    }

    /** Runs {@code migrating}, and {@code sql} beside it as soon as it has come to the gate. */
    public static <T> T meanwhile(Database database, String sql, Supplier<T> migrating) {
        return database.session(new Cancellation(), gate -> {
            gate.execute("select pg_advisory_lock(471147)");
            var running = CompletableFuture.supplyAsync(migrating, Thread::startVirtualThread);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> running.isDone() || isWaitedFor(gate));
            gate.execute(sql);
            gate.execute("select pg_advisory_unlock(471147)");
            return running.join();
        });
    }
}

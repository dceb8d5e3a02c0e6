package dev.alidade.monitoring.check;

import dev.alidade.bench.Contestant;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.time.Duration;
import java.util.ArrayList;

/**
 * What the server's processes for one database spend on the processor, as the operating system counts it: unlike the
 * time on the clock it does not grow while others use the machine. Only for a server on this machine.
 */
final class ServerCpu {
    /** The system counts a process's time in hundredths of a second. */
    private static final Duration ENOUGH = Duration.ofMillis(100);

    private static final int MOST = 1000;

    private final Database database;

    ServerCpu(Database database) {
        this.database = database;
    }

    /**
     * The processor time of one run, as the mean of as many as it takes for the system's clock ticks not to matter.
     *
     * @throws IllegalStateException when the processes spend nothing that this program may see
     */
    Duration of(Contestant.Work work) throws Exception {
        var before = spent();
        for (int times = 1; times <= MOST; times++) {
            work.run();
            var spent = spent().minus(before);
            if (spent.compareTo(ENOUGH) >= 0) {
                return spent.dividedBy(times);
            }
        }
        throw new IllegalStateException("the server's processor time does not show in " + MOST + " runs");
    }

    private Duration spent() {
        var pids = new ArrayList<Long>();
        database.read(new Cancellation(), session -> {
            session.each(
                    "select a.pid::bigint as pid from pg_catalog.pg_stat_activity a where a.datname ="
                            + " pg_catalog.current_database()",
                    Parameters.none(),
                    0,
                    row -> pids.add(row.bigint("pid")));
            return true;
        });
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}

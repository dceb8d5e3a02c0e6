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
    private final Database database;

    ServerCpu(Database database) {
        this.database = database;
    }

    /** The processor time of one run, as the mean of several. */
    Duration of(int times, Contestant.Work work) throws Exception {
        var before = spent();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return spent().minus(before).dividedBy(times);
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

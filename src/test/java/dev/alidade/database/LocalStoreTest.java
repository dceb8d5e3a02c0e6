package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
    private static final int THREADS = 8;
    private static final int TIMES = 25;

    @TempDir
    private Path folder;

    /** Two hundred pieces of work; nothing that waits for its turn keeps a processor, so all of them come to an end. */
    @Test
    void manyThreadsAtOnceTakeTurnsAndNoneHangs() throws InterruptedException, ExecutionException, TimeoutException {
        var store = new LocalStore(folder.resolve("store.sqlite"), List.of());
        store.write(session -> {
            session.execute("create table looked (n integer)");
            return true;
        });
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                ends.add(threads.submit(() -> {
                    for (int n = 0; n < TIMES; n++) {
                        store.write(session -> {
                            most.accumulateAndGet(together.incrementAndGet(), Math::max);
                            session.execute("insert into looked (n) values (1)");
                            return together.decrementAndGet();
                        });
                    }
                }));
            }
            for (var end : ends) {
                end.get(2, TimeUnit.MINUTES);
            }
        }
        assertThat(most).as("one connection at a time").hasValue(1);
        var twice = new LocalStore(folder.resolve("other.sqlite"), List.of());
        String said = store.read(_ -> twice.read(_ -> "in each other"));
        assertThat(said).isEqualTo("in each other");
    }
}

package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.time.Duration;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a large catalog takes, and how much room. */
@Tag("long")
@ExtendWith(SandboxExtension.class)
class CatalogSizeIT {
    private static final Logger LOG = Logger.getLogger(CatalogSizeIT.class.getName());
    private static final int TABLES = 10_000;

    @Test
    void aHundredThousandColumnsAreReadAndCompared(TestDatabase test) {
        var database = test.asSuperuser();
        for (int from = 1; from <= TABLES; from += 500) {
            var create = """
                    do $$ begin for n in %d..%d loop execute format('create table t%%s (id int primary key, a text,
                    b int default 1, c varchar(20) not null, d numeric(10, 2), e timestamptz default now(), f jsonb,
                    g boolean, h uuid, i text)', n); end loop; end $$""".formatted(from, from + 499);
            database.session(new Cancellation(), session -> {
                session.execute(create);
                return true;
            });
        }
        var reader = new CatalogReader();
        reader.read(database, new Cancellation());
        long room = used();
        long start = System.nanoTime();
        var before = reader.read(database, new Cancellation());
        var reading = Duration.ofNanos(System.nanoTime() - start);
        long memory = used() - room;
        database.session(new Cancellation(), session -> {
            session.execute("alter table t77 add column x int; drop table t78");
            return true;
        });
        var after = reader.read(database, new Cancellation());
        start = System.nanoTime();
        var diff = CatalogDiff.between(before, after);
        var comparing = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        var script = CatalogScript.from(after).to(before);
        var scripting = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        int bytes = SnapshotFile.bytes(before).length;
        var writing = Duration.ofNanos(System.nanoTime() - start);
        LOG.info(() -> "catalog of " + before.objects().size() + " objects: snapshot " + reading.toMillis() + " ms, "
                + memory / 1_000_000 + " MB, diff " + comparing.toMillis() + " ms, script " + scripting.toMillis()
                + " ms, file " + bytes / 1000 + " kB in " + writing.toMillis() + " ms");
        assertThat(diff.differences()).hasSize(13);
        assertThat(script.statements()).isNotEmpty();
        assertThat(reading).isLessThan(Duration.ofSeconds(10));
        assertThat(memory).isLessThan(500_000_000);
        assertThat(comparing).isLessThan(Duration.ofSeconds(1));
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

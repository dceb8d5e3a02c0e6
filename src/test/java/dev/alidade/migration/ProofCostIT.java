package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What proving costs beside applying, for fifty small migrations on a small schema. */
@ExtendWith(SandboxExtension.class)
@Tag("long")
class ProofCostIT {
    private static final Logger LOG = Logger.getLogger(ProofCostIT.class.getName());
    private static final int MIGRATIONS = 50;
    private static final int ROUNDS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @Test
    void costsAKnownMultipleOfApplying(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        for (int i = 1; i <= MIGRATIONS; i++) {
            bench.write("%03d_t.sql".formatted(i), """
                    create table t%1$d (id bigint generated always as identity primary key, name text not null);
                    create index on t%1$d (name);
                    comment on table t%1$d is 'one of fifty';
                    """.formatted(i));
        }
        long plain = Long.MAX_VALUE;
        long proven = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            plain = Math.min(plain, millis(bench, false));
            proven = Math.min(proven, millis(bench, true));
        }
        LOG.warning("fifty small migrations: plain %d ms, proven %d ms".formatted(plain, proven));
        assertThat(proven).isLessThan(9 * plain);
    }

    private static long millis(Workbench bench, boolean proof) {
        bench.execute("drop schema public cascade; create schema public; drop schema if exists alidade cascade");
        bench.execute("create table a (id int primary key); create table b (id int references a)");
        long started = System.nanoTime();
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).withProof(proof))
                        .applied())
                .hasSize(MIGRATIONS);
        return (System.nanoTime() - started) / 1_000_000;
    }
}

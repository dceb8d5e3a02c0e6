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

/**
 * What proving does to a table of ten million rows: nothing. What the migration does not rewrite keeps its file, and what
 * it does rewrite is written once, told by how much the server writes ahead.
 */
@ExtendWith(SandboxExtension.class)
@Tag("long")
class LargeTableProofIT {
    private static final Logger LOG = Logger.getLogger(LargeTableProofIT.class.getName());
    private static final int ROWS = Integer.getInteger("alidade.rows", 10_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    private record Cost(String state, long millis, long bytes, boolean sameFile) {}

    @Test
    void provingRewritesNothing(TestDatabase test) {
        var bench = new Workbench(test.asSupabaseRole(), place);
        bench.execute("create table large (id int not null, n int not null)");
        bench.execute("insert into large select i, i %% 1000 from generate_series(1, %d) i".formatted(ROWS));
        bench.execute("analyze large");
        bench.execute("create table aside (id int)");
        assertThat(apply(bench, "001_aside.sql", "alter table aside add column x int;", true)
                        .sameFile())
                .isTrue();

        var column = apply(bench, "002_column.sql", "alter table large add column extra int default 7;", true);
        assertThat(column.sameFile()).isTrue();
        assertThat(column.state()).isEqualTo("exact");

        var check = apply(bench, "003_check.sql", "alter table large add constraint c check (n >= 0) not valid;", true);
        assertThat(check.sameFile()).isTrue();
        assertThat(check.state()).isEqualTo("exact");

        var plain = apply(bench, "004_wider.sql", "alter table large alter column n type bigint;", false);
        assertThat(plain.sameFile()).isFalse();
        var proven = apply(bench, "005_wider.sql", "alter table large alter column id type bigint;", true);
        assertThat(proven.sameFile()).isFalse();
        assertThat(proven.bytes()).isLessThan(plain.bytes() * 6 / 5);
    }

    private static Cost apply(Workbench bench, String name, String sql, boolean proof) {
        bench.write(name, sql + "\n");
        var file = "select pg_relation_filenode('large')::text";
        var written = "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint::text";
        var fileBefore = bench.texts(file);
        long from = Long.parseLong(bench.texts(written).getFirst());
        long started = System.nanoTime();
        assertThat(bench.apply(Workbench.all(LedgerPlace.DATABASE).withProof(proof))
                        .failure())
                .isNull();
        long millis = (System.nanoTime() - started) / 1_000_000;
        long bytes = Long.parseLong(bench.texts(written).getFirst()) - from;
        var verdict = proof
                ? bench.texts("select verdict from alidade.change order by id desc limit 1")
                        .getFirst()
                : "no proof";
        var cost = new Cost(verdict, millis, bytes, bench.texts(file).equals(fileBefore));
        LOG.warning("%d rows, %s: %s, %d ms, %d bytes written ahead, %s file"
                .formatted(ROWS, name, verdict, millis, bytes, cost.sameFile() ? "same" : "another"));
        return cost;
    }
}

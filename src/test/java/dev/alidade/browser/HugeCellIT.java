package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Values far larger than the heap may grow by: shown by their beginning, saved whole. */
class HugeCellIT {
    private static final long MEGABYTE = 1L << 20;
    /** A piece comes as text of twice its size and is turned into bytes. */
    private static final long ROOM_BYTES = 100 * MEGABYTE;

    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    @TempDir
    private Path folder;

    @Test
    void aCellOfManyMegabytesIsShownByItsBeginningAndSavedWhole(TestDatabase database) throws IOException {
        browseAndSave(database, 40);
    }

    @Test
    @Tag("long")
    void aCellOfNearlyAGigabyteIsShownByItsBeginningAndSavedWhole(TestDatabase database) throws IOException {
        browseAndSave(database, 900);
    }

    private void browseAndSave(TestDatabase sandbox, int megabytes) throws IOException {
        var database = sandbox.asSupabaseRole();
        database.session(new Cancellation(), session -> {
            session.execute("set statement_timeout = 0");
            session.execute("""
                    create table huge_%1$d (id int primary key, data bytea, words text);
                    alter table huge_%1$d alter data set storage external, alter words set storage external;
                    insert into huge_%1$d select 1, string_agg(decode(repeat(md5(g::text), 65536), 'hex'), null)
                    from pg_catalog.generate_series(1, %1$d) g;
                    -- a row of its own statement: both at once are more than the server takes in one row
                    update huge_%1$d set words = repeat('w', %1$d * 524288)
                    """.formatted(megabytes));
            return true;
        });
        long before = used();
        var tree = new RelationTree(database);
        var shape = tree.shape(new RelationName("public", "huge_" + megabytes), new Cancellation());
        var row = tree.pager(shape, null).first(new Cancellation()).rows().getFirst();
        assertThat(row.cells().get(1).bytes()).isEqualTo(megabytes * MEGABYTE);
        assertThat(row.cells().get(1).text()).hasSizeLessThan(400);
        assertThat(row.cells().get(2).text()).hasSizeLessThanOrEqualTo(RowPager.CELL_CHARACTERS);
        var most = new AtomicLong();
        var file = folder.resolve("value");
        for (var column : shape.columns().subList(1, 3)) {
            new WholeValue(database)
                    .save(shape, row, column, file, _ -> most.accumulateAndGet(used(), Math::max), new Cancellation());
            assertThat(Files.size(file))
                    .isEqualTo(column.name().equals("data") ? megabytes * MEGABYTE : megabytes * MEGABYTE / 2);
        }
        assertThat(most.get() - before).as("most bytes held meanwhile").isLessThan(ROOM_BYTES);
        var value = tree.pager(shape, null).value(row, shape.columns().get(2), new Cancellation());
        assertThat(value.complete()).isFalse();
        assertThat(value.text()).hasSize(RowPager.VALUE_CHARACTERS);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

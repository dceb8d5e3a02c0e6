package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paging for long: memory holds one page, however many went by. */
class ManyPagesIT {
    private static final long ROOM_BYTES = 12L << 20;

    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension();

    @Test
    void memoryIsFlatOverTwoHundredPages(TestDatabase database) {
        walk(database, 200);
    }

    @Test
    @Tag("long")
    void memoryIsFlatOverTenThousandPages(TestDatabase database) {
        walk(database, 10_000);
    }

    /** Looks at the heap after a hundredth (but at least 20 pages), half and all of the pages. */
    private static void walk(TestDatabase database, int pages) {
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute("""
                    create table walked_%1$d as select g::bigint as id, 'row ' || g as name, now() as made, g * 1.5 as amount
                    from pg_catalog.generate_series(1, %1$d::bigint * %2$d) g;
                    alter table walked_%1$d add primary key (id); analyze walked_%1$d
                    """.formatted(pages, RowPager.PAGE_ROWS));
            return true;
        });
        var tree = new RelationTree(database.asSupabaseRole());
        var shape = tree.shape(new RelationName("public", "walked_" + pages), new Cancellation());
        var pager = tree.pager(shape, null);
        var page = pager.first(new Cancellation());
        int early = Math.max(20, pages / 100);
        long first = 0;
        long rows = page.rows().size();
        for (int number = 2; number <= pages; number++) {
            page = pager.next(page, new Cancellation());
            rows += page.rows().size();
            if (number == early) {
                first = used(page::rows);
            } else if (number == pages / 2 || number == pages) {
                assertThat(used(page::rows) - first)
                        .as("bytes more than after page %d, after page %d", early, number)
                        .isLessThan(ROOM_BYTES);
            }
        }
        assertThat(rows).isEqualTo((long) pages * RowPager.PAGE_ROWS);
        assertThat(page.hasNext()).isFalse();
    }

    /** What is in use after collecting; the page is held meanwhile. */
    private static long used(Supplier<?> held) {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long bytes = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertThat(held.get()).isNotNull();
        return bytes;
    }
}

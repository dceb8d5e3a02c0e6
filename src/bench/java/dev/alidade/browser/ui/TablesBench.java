package dev.alidade.browser.ui;

import dev.alidade.bench.BenchServer;
import dev.alidade.bench.Contestant;
import dev.alidade.bench.Race;
import dev.alidade.bench.Size;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowPage;
import dev.alidade.browser.RowPager;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The Tables screen on a large table, a wide one and a schema of very many, from the click to the painted frame. */
public final class TablesBench {
    private static final RelationName LARGE = new RelationName("public", "large");
    private static final int WIDE_COLUMNS = 500;
    private static final int BATCH = 1000;
    private static final long HEAP_SLACK = 24L << 20;

    private final BenchServer server;
    private final Size size;
    private final DatabaseTarget target;
    private final Database database;
    private final Random random = new Random(7);

    public TablesBench(BenchServer server, Size size) {
        this.server = server;
        this.size = size;
        this.target = server.database();
        this.database = Database.open(target, () -> {});
        execute("""
            create unlogged table large (id bigint primary key, name text, amount numeric(12,2), made timestamptz, code uuid);
            insert into large select g, 'name ' || g, g * 1.25, timestamptz '2026-01-01' + g * interval '1 second',
                md5(g::text)::uuid from generate_series(1, %1$d) g;
            create unlogged table small as select * from large where id <= 300;
            create unlogged table wide (id int primary key, %2$s);
            insert into wide (id) select generate_series(1, 1000);
            vacuum analyze large; analyze wide; analyze small;
            create schema crowd\
            """.formatted(
                        size.rows(),
                        IntStream.range(1, WIDE_COLUMNS)
                                .mapToObj(i -> "c" + i + " int default " + i)
                                .collect(Collectors.joining(", "))));
        int tables = 25 * size.tables();
        for (int from = 1; from <= tables; from += BATCH) {
            execute("""
                do $$ begin for n in %d..%d loop execute format('create table crowd.some_table_%%s (id int primary key)', n);
                end loop; end $$\
                """.formatted(from, Math.min(tables, from + BATCH - 1)));
        }
    }

    /** From the click to the painted frame. Aim: the first page below 100 ms. */
    public Race painting() {
        var window = new TablesWindow(target, server.folder());
        var crowd = 25 * size.tables() + " tables";
        return new Race(
                "Tables screen on " + size.rows() + " rows",
                "one click until it is painted",
                List.of(
                        new Contestant("the rows of the first page, from the server", this::query),
                        new Contestant(
                                "first page of a small table",
                                () -> opened(window, new RelationName("public", "small"))),
                        new Contestant("first page", () -> opened(window, LARGE)),
                        new Contestant("next page", () -> stepped(window, GridViewModel::next)),
                        new Contestant(
                                "jump anywhere",
                                () -> stepped(window, grid -> grid.jump(1 + random.nextLong(size.rows())))),
                        new Contestant("last page", () -> stepped(window, GridViewModel::last)),
                        new Contestant(
                                WIDE_COLUMNS + " columns, first page",
                                () -> opened(window, new RelationName("public", "wide"))),
                        new Contestant("tree of " + crowd, () -> window.expand("crowd")),
                        new Contestant(
                                "filter over " + crowd,
                                () -> window.filter("table_" + (1 + random.nextInt(size.tables()))))));
    }

    /** Pages one after the other; fails when what they leave behind in memory grows. */
    public Race scrolling() {
        var tree = new RelationTree(database);
        var pager = tree.pager(tree.shape(LARGE, new Cancellation()), null);
        int pages = Math.min(size.pages(), size.rows() / RowPager.PAGE_ROWS);
        return new Race(
                "Scrolling through " + pages + " pages",
                "of " + RowPager.PAGE_ROWS + " rows each",
                List.of(
                        new Contestant("forward", () -> walked(pager, pages, null)),
                        new Contestant(
                                "backward from the end", () -> walked(pager, pages, pager.last(new Cancellation())))));
    }

    private Duration walked(RowPager pager, int pages, @Nullable RowPage last) throws Exception {
        long before = heap();
        var took = Contestant.timed(() -> {
            var page = last == null ? pager.first(new Cancellation()) : last;
            for (int i = 1; i < pages; i++) {
                page = last == null ? pager.next(page, new Cancellation()) : pager.previous(page, new Cancellation());
            }
        });
        long grown = heap() - before;
        if (grown > HEAP_SLACK) {
            throw new IllegalStateException("the heap grew by " + grown + " bytes over " + pages + " pages");
        }
        return took;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Duration query() throws Exception {
        return Contestant.timed(() -> database.read(new Cancellation(), session -> {
            var bytes = new AtomicLong();
            session.each(
                    "select t.id::text, t.name, t.amount::text, t.made::text, t.code::text from large as t order by"
                            + " t.id limit 201",
                    Parameters.none(),
                    0,
                    row -> bytes.addAndGet(String.valueOf(row.textAt(1)).length()));
            return bytes.get();
        }));
    }

    /** From the first page of the large table, which is not timed. */
    private Duration stepped(TablesWindow window, Consumer<GridViewModel> step) throws Exception {
        opened(window, LARGE);
        return window.step(step);
    }

    private Duration opened(TablesWindow window, RelationName relation) throws Exception {
        var entry = new RelationTree(database)
                .relations(relation.schema(), new Cancellation()).stream()
                        .filter(found -> found.name().equals(relation))
                        .findFirst()
                        .orElseThrow();
        return window.open(entry);
    }

    private void execute(String sql) {
        database.session(new Cancellation(), session -> {
            session.execute("set statement_timeout = 0");
            if (sql.startsWith("do ")) {
                session.execute(sql);
            } else {
                for (var statement : sql.split(";")) {
                    session.execute(statement);
                }
            }
            return true;
        });
    }
}

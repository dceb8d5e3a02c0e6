package dev.alidade.browser;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the paging tests share: running SQL, and walking a relation page by page. */
final class Walk {
    private Walk() {}

    static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    static List<@Nullable String> column(Database database, String sql) {
        return database.read(new Cancellation(), session -> {
            var values = new ArrayList<@Nullable String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(row.textAt(0)));
            return values;
        });
    }

    static RelationShape shape(Database database, String schema, String name) {
        return new RelationTree(database).shape(new RelationName(schema, name), new Cancellation());
    }

    static RowPager pager(Database database, String name) {
        return new RowPager(database, shape(database, "public", name), null, RowPager.PAGE_ROWS);
    }

    /** The pages from the first to the last. */
    static List<RowPage> forward(RowPager pager) {
        var pages = new ArrayList<RowPage>();
        pages.add(pager.first(new Cancellation()));
        while (pages.getLast().hasNext()) {
            pages.add(pager.next(pages.getLast(), new Cancellation()));
        }
        return pages;
    }

    /** The pages from a page back to the first, in the order they were read. */
    static List<RowPage> backward(RowPager pager, RowPage from) {
        var pages = new ArrayList<RowPage>();
        pages.add(from);
        while (pages.getLast().hasPrevious()) {
            pages.add(pager.previous(pages.getLast(), new Cancellation()));
        }
        return pages;
    }

    /** One column of all pages, top to bottom. */
    static List<String> texts(List<RowPage> pages, int column) {
        return pages.stream()
                .flatMap(page -> page.rows().stream())
                .map(row -> row.cells().get(column).text())
                .toList();
    }
}

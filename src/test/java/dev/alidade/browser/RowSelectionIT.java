package dev.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A filter written out finds the rows that the bound one finds. */
@ExtendWith(SandboxExtension.class)
class RowSelectionIT {
    @Test
    void writtenOutFiltersFindTheSameRows(TestDatabase test) {
        var database = test.asSupabaseRole();
        database.session(new Cancellation(), session -> {
            session.execute(
                    "create table \"o'dd:f0_0\" (\"i:d\" int primary key, \"a\"\"b\" text, n numeric(4,1));"
                            + "insert into \"o'dd:f0_0\" values (1, 'it''s', 1.5), (2, E'back\\\\slash %_', 2), (3, null, null), (4, ':x ? $1', 9)");
            return true;
        });
        var tree = new RelationTree(database);
        var shape = tree.shape(new RelationName("public", "o'dd:f0_0"), new Cancellation());
        var filters = Stream.of(
                        new ColumnFilter("a\"b", FilterOperator.EQUAL, List.of("it's")),
                        new ColumnFilter("a\"b", FilterOperator.CONTAINS, List.of("\\slash %_")),
                        new ColumnFilter("a\"b", FilterOperator.IN, List.of(":x ? $1", "it's")),
                        new ColumnFilter("n", FilterOperator.BETWEEN, List.of("1.5", "2.04")),
                        new ColumnFilter("a\"b", FilterOperator.IS_NULL, List.of()))
                .map(RowFilter::of)
                .toList();
        for (var filter : filters) {
            var bound = tree.pager(shape, null, filter).first(new Cancellation()).rows().stream()
                    .map(row -> row.cells().getFirst().text())
                    .toList();
            var written = new ArrayList<String>();
            database.readOnce(new Cancellation(), session -> {
                session.each(
                        "select \"i:d\"::text from " + shape.name().sql() + " as t where "
                                + RowSelection.condition(shape, filter) + " order by "
                                + RowSelection.order(shape, new RowOrder("i:d", false)),
                        Parameters.none(),
                        0,
                        row -> written.add(String.valueOf(row.textAt(0))));
                return true;
            });
            assertThat(written).isNotEmpty().isEqualTo(bound);
        }
    }
}

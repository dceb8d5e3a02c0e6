package dev.alidade.change.row;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tests of row changes share: reading addresses as a grid does, and whole tables as text. */
final class RowBench {
    final Database database;
    final RowChanges changes;
    private final Cancellation never = new Cancellation();

    RowBench(Database database, Path folder) {
        this.database = database;
        this.changes =
                new RowChanges(database, new AppFolders(folder.resolve("s"), folder.resolve("d"), folder.resolve("l")));
    }

    /** A table with a key and computed columns, and one without a key; as the Supabase-like role. */
    static RowBench ofItems(TestDatabase sandbox, Path folder) {
        run(sandbox.asSuperuser(), "grant all on schema public to postgres");
        run(sandbox.asSupabaseRole(), """
                create table items (
                    id bigint generated always as identity primary key, "select" text, price numeric(8, 2) default 9.5,
                    twice numeric generated always as (price * 2) stored);
                insert into items ("select", price) values ('one', 1), ('two', 2), (null, null);
                create table log (n int, t text);
                insert into log values (1, 'x'), (1, 'x'), (2, null);
                """);
        return new RowBench(sandbox.asSupabaseRole(), folder);
    }

    static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }

    RowTable table(String name) {
        return changes.table("public", name, never);
    }

    /** Addresses of the rows that meet a condition, in the order of all columns. */
    List<RowAddress> rows(String name, String condition) {
        var table = table(name);
        var readable = RowSql.readable(table);
        var key = switch (table.identity()) {
            case KEY ->
                table.key().stream().map(c -> Identifiers.quote(c) + "::text").toList();
            case PLACE -> List.of("ctid::text");
            case VALUES -> List.<String>of();
        };
        var expressions = new ArrayList<>(key);
        expressions.add(table.versioned() ? "xmin::text" : "null");
        readable.forEach(c -> expressions.add(Identifiers.quote(c.name()) + "::text"));
        var found = new ArrayList<RowAddress>();
        database.read(never, session -> {
            session.each(
                    "select " + String.join(", ", expressions) + " from " + table.sql() + " where " + condition
                            + " order by "
                            + readable.stream()
                                    .map(c -> Identifiers.quote(c.name()) + "::text")
                                    .collect(Collectors.joining(", ")),
                    Parameters.none(),
                    0,
                    row -> {
                        var texts = new ArrayList<String>();
                        for (int i = 0; i < key.size(); i++) {
                            texts.add(String.valueOf(row.textAt(i)));
                        }
                        var seen = new LinkedHashMap<String, @Nullable String>();
                        for (int i = 0; i < readable.size(); i++) {
                            seen.put(readable.get(i).name(), row.textAt(key.size() + 1 + i));
                        }
                        found.add(RowAddress.read(texts, row.textAt(key.size()), seen));
                    });
            return true;
        });
        return found;
    }

    RowAddress row(String name, String condition) {
        return rows(name, condition).getFirst();
    }

    RowOutcome apply(String name, RowEdit... edits) {
        return changes.apply(new RowProposal("tables", "a test", "public", name, List.of(edits), false), never);
    }

    RowOutcome.Applied applied(String name, RowEdit... edits) {
        return (RowOutcome.Applied) apply(name, edits);
    }

    RowOutcome undo(RowOutcome.Applied applied) {
        return changes.undo(applied.kept(), false, never);
    }

    static RowEdit insert(Map<String, NewValue> values) {
        return new RowEdit.Insert(values, false);
    }

    RowEdit update(String name, String condition, String column, @Nullable String value) {
        return new RowEdit.Update(row(name, condition), Map.of(column, NewValue.of(value)));
    }

    RowEdit delete(String name, String condition) {
        return new RowEdit.Delete(row(name, condition));
    }

    /** The whole table as text, sorted. */
    List<@Nullable String> content(String name) {
        return texts("select whole::text from public." + Identifiers.quote(name) + " whole order by 1");
    }

    List<@Nullable String> texts(String sql) {
        return database.read(never, session -> {
            var values = new ArrayList<@Nullable String>();
            session.each(sql, Parameters.none(), 0, row -> values.add(row.textAt(0)));
            return values;
        });
    }

    List<PastChange> history() {
        return changes.history(never);
    }
}

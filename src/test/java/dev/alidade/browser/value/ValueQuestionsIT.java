package dev.alidade.browser.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.browser.BrowsedRow;
import dev.alidade.browser.RelationName;
import dev.alidade.browser.RelationShape;
import dev.alidade.browser.RelationTree;
import dev.alidade.browser.RowFilter;
import dev.alidade.browser.WholeValue;
import dev.alidade.browser.edit.ForeignKeys;
import dev.alidade.browser.value.NearestRows.Metric;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Questions about one value: its neighbours, who refers to its row, a file of it. */
class ValueQuestionsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    private Path folder;

    @Test
    void theNearestRowsAreThoseTheServerFindsByEveryMetric(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        run(sandbox.asSuperuser(), """
            create table "No tes" (id int, "part ""no" text, emb vector(8), primary key (id, "part ""no"));
            select setseed(0.5);
            insert into "No tes" select v.g, 'p''' || v.g % 3, case when v.g % 10 = 0 then null else
                (select array_agg(random() + 0 * length(n::text || v.g::text)) from generate_series(1, 8) n)::vector end from generate_series(1, 200) v (g);
            alter table "No tes" owner to postgres\
            """);
        var shape = shape(database, "No tes");
        var row = row(database, shape, "id = 7");
        for (var metric : Metric.values()) {
            var found = new NearestRows(database)
                    .of(shape, row, shape.column("emb").orElseThrow(), metric, new Cancellation());
            var operator = switch (metric) {
                case COSINE -> "<=>";
                case EUCLIDEAN -> "<->";
                case INNER_PRODUCT -> "<#>";
            };
            var expected = column(
                    database,
                    "select 'id = ' || id || ', part \"no = ' || \"part \"\"no\" from \"No tes\""
                            + " where emb is not null and id <> 7 order by emb " + operator
                            + " (select emb from \"No tes\" where id = 7) limit 20");
            assertThat(found).extracting(Neighbour::label).containsExactlyElementsOf(expected);
            var there = new RelationTree(database)
                    .pager(shape, null, found.getFirst().filter())
                    .first(new Cancellation());
            assertThat(there.rows()).hasSize(1);
        }
    }

    @Test
    void everyForeignKeyThatLeadsToARowIsFoundWithItsRows(TestDatabase sandbox) {
        var database = sandbox.asSupabaseRole();
        run(database, """
            create table town (country text, name text, mayor int unique, primary key (country, name));
            create table "Stre et" (id int primary key, c text, n text, foreign key (c, n) references town);
            create table mayor (id int primary key, of int references town (mayor));
            create table town_note (id int primary key, c text, n text, foreign key (c, n) references town)
                partition by range (id);
            create table town_note_1 partition of town_note for values from (0) to (10);
            insert into town values ('AU', 'O''Connor', 5), ('AU', 'Perth', null);
            insert into "Stre et" values (1, 'AU', 'O''Connor'), (2, 'AU', 'O''Connor'), (3, 'AU', 'Perth');
            insert into mayor values (1, 5);
            insert into town_note values (1, 'AU', 'O''Connor')\
            """);
        var shape = shape(database, "town");
        var keys = new ForeignKeys(database);
        var found = keys.referring(shape, row(database, shape, "name like 'O%'"), new Cancellation());
        assertThat(found).extracting(f -> f.rows().relation().name()).containsExactly("Stre et", "mayor", "town_note");
        assertThat(found.getFirst().columns()).containsExactly("c", "n");
        assertThat(rows(database, found.getFirst())).isEqualTo(2);
        assertThat(rows(database, found.get(1))).isEqualTo(1);
        var without = keys.referring(shape, row(database, shape, "name = 'Perth'"), new Cancellation());
        assertThat(without).extracting(f -> f.rows().relation().name()).containsExactly("Stre et", "town_note");
    }

    @Test
    void aWholeValueIsWrittenByteForByte(TestDatabase sandbox) throws Exception {
        var database = sandbox.asSupabaseRole();
        run(database, """
            create table files (id int primary key, data bytea, words text, doc jsonb);
            insert into files select 1, (select string_agg(decode(md5(g::text), 'hex'), '') from generate_series(1, 3000000) g),
                repeat('čaj 😀 ', 500000), jsonb_build_object('a', repeat('x', 100000));
            insert into files values (2, null, '', null)\
            """);
        var shape = shape(database, "files");
        var whole = new WholeValue(database);
        var row = row(database, shape, "id = 1");
        var heard = new AtomicLong();
        var data = folder.resolve("data");
        long bytes = whole.save(shape, row, shape.column("data").orElseThrow(), data, heard::set, new Cancellation());
        assertThat(bytes).isEqualTo(48_000_000).isEqualTo(Files.size(data)).isEqualTo(heard.get());
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(data)));
        assertThat(column(database, "select encode(sha256(data), 'hex') from files where id = 1"))
                .containsExactly(digest);
        var words = folder.resolve("words");
        whole.save(shape, row, shape.column("words").orElseThrow(), words, _ -> {}, new Cancellation());
        assertThat(Files.readString(words, StandardCharsets.UTF_8)).isEqualTo("čaj 😀 ".repeat(500_000));
        var none = folder.resolve("none");
        assertThat(whole.save(
                        shape,
                        row(database, shape, "id = 2"),
                        shape.column("data").orElseThrow(),
                        none,
                        _ -> {},
                        new Cancellation()))
                .isZero();
        assertThat(none).isEmptyFile();
    }

    private static int rows(Database database, ForeignKeys.Referring found) {
        var there = shape(database, found.rows().relation().name());
        return new RelationTree(database)
                .pager(there, null, found.rows().filter())
                .first(new Cancellation())
                .rows()
                .size();
    }

    private static RelationShape shape(Database database, String name) {
        return new RelationTree(database).shape(new RelationName("public", name), new Cancellation());
    }

    private static BrowsedRow row(Database database, RelationShape shape, String condition) {
        return new RelationTree(database)
                .pager(shape, null, RowFilter.NONE.withSql(condition))
                .first(new Cancellation())
                .rows()
                .getFirst();
    }

    private static List<String> column(Database database, String sql) {
        var found = new ArrayList<String>();
        return database.read(new Cancellation(), session -> {
            session.each(sql, Parameters.none(), 0, row -> found.add(String.valueOf(row.textAt(0))));
            return found;
        });
    }

    private static void run(Database database, String sql) {
        database.session(new Cancellation(), session -> {
            session.execute(sql);
            return true;
        });
    }
}

package dev.alidade.browser.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported and imported again is the same, value by value, for every kind of file that can be read. */
class RoundTripIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static final String TYPES = """
            create type mood as enum ('sad', 'ok, "really"', 'happy');
            create type pair as (a int, b text);
            create domain positive as int check (value > 0);
            create table "we""ird Näme" (
                id int primary key, "select" text, i2 smallint, i8 bigint, n numeric, n2 numeric(10,2), f4 real,
                f8 double precision, mon money, b boolean, d date, t time, ttz timetz, ts timestamp, tstz timestamptz,
                iv interval, u uuid, j json, jb jsonb, x xml, by bytea, ip inet, net cidr, mac macaddr, bits bit varying,
                c char(5), vc varchar(20), m mood, p pair, pos positive, r int4range, mr tstzrange, ta text[], ia int[][],
                ba bytea[], ja jsonb[], ma mood[], pt point, g geometry, ge geography(point, 4326), v vector(3), ts_v tsvector,
                doubled int generated always as (id * 2) stored);
            insert into "we""ird Näme" (id) values (1);
            insert into "we""ird Näme" values
            (2, '', 0, 0, 0, 0, 0, 0, 0, false, 'infinity', '24:00', '00:00+14', '-infinity', 'infinity', '0', gen_random_uuid(),
             '{}', '[]', '<a/>', '', '::1', '10.0.0.0/8', '08:00:2b:01:02:03', '', '', '', 'sad', row(null, ''), 1, 'empty',
             '[,]', '{}', '{}', '{}', '{}', '{}', '(0,0)', 'POINT EMPTY', 'POINT(0 0)', '[0,0,0]', ''),
            (3, E'line\\nbreak\\r\\n"quoted", comma; tab\\t back\\\\slash \\\\N \\\\.', -32768, -9223372036854775808, 'NaN', -1.10,
             'NaN', '-Infinity', -1.5, true, '4713-01-01 BC', '12:34:56.789012', '12:34:56.789012-08', '0044-03-15 12:00 BC',
             '1582-10-15 00:00:00.123456+00', '-1 year 2 mons -3 days 04:05:06.789', gen_random_uuid(),
             '{"a" : 1,   "b":"\\u00e9"}', '{"k":"v\\"w","n":1.10,"e":null}', '<r><![CDATA[x]]></r>', '\\xdeadbeef00ff',
             '192.168.0.1/24', '2001:db8::/32', '08:00:2b:01:02:03', '101', 'ab', 'x,y', 'ok, "really"', row(1, 'a,"b"'), 7,
             '[1,5)', '["2020-01-01 00:00+00",infinity)', '{NULL,"NULL","",a b,"c,d","e\\"f","g\\\\h","i\nj"}',
             '{{1,2},{3,NULL}}', '{"\\\\x00ff",NULL}', '{"{\\"a\\": [1, \\"x\\"]}",NULL}', '{sad,"ok, \\"really\\""}', '(1.5,-2)',
             'SRID=4326;POLYGON((0 0,1 0,1 1,0 0))', 'POINT(13.4 52.5)', '[1,-2.5,3e-5]', '''a'':1 ''b c'':2,3'),
            (4, '👩‍👩‍👧 مرحبا שלום 中文 =1+1', 32767, 9223372036854775807, 123456789012345678901234567890.123456789, 99999999.99,
             3.4028235e38, 1e-300, 92233720368547758.07, null, '5874897-12-31', '00:00', '23:59:59+00', '294276-12-31 23:59:59.999999',
             '0001-01-01 00:00:00+00', '178000000 years', gen_random_uuid(), 'null', '"text"', 'plain', '\\x0a0d0922', '0.0.0.0',
             '0.0.0.0/0', 'ff:ff:ff:ff:ff:ff', '0', '  a', ' lead', 'happy', null, 2147483647, '(,)', 'empty', '{{a,b},{c,d}}',
             '[0:1]={5,6}', null, '{"false","true","[1]"}', null, '(NaN,Infinity)', 'GEOMETRYCOLLECTION(POINT Z (1 2 3))', null, null, 'x');
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource({"CSV, true", "CSV, false", "TSV, false", "JSON, false", "NDJSON, true"})
    void everyTypeComesBackEqual(TransferFormat format, boolean superuser, TestDatabase test) {
        var bench = new Transfers(superuser ? test.asSuperuser() : test.asSupabaseRole(), folder);
        bench.execute(TYPES);
        var file = folder.resolve("rows." + format.extension());
        assertThat(bench.export("we\"ird Näme", ExportOptions.of(format), file).rows())
                .isEqualTo(4);
        bench.execute("create table copy (like \"we\"\"ird Näme\" including all)");
        var outcome = bench.load(file, "copy", ImportMode.ALL_OR_NOTHING);
        assertThat(outcome.rows()).isEqualTo(4);
        assertThat(bench.texts("""
                select format('%s %s %s', coalesce(a.key, b.key), a.value, b.value)
                from (select id, key, value from "we""ird Näme" w, jsonb_each_text(to_jsonb(w))) a
                full join (select id, key, value from copy w, jsonb_each_text(to_jsonb(w))) b using (id, key)
                where a.value is distinct from b.value""")).isEmpty();
        // JSON has one null only: a json column that holds it comes back as NULL
        var nulls = bench.texts("select id::text from copy where id = 4 and j is null");
        assertThat(nulls.isEmpty()).isEqualTo(format == TransferFormat.CSV || format == TransferFormat.TSV);
    }

    @Test
    void insertsBringTheSameRows(TestDatabase test) throws Exception {
        var bench = new Transfers(test.asSuperuser(), folder);
        bench.execute(TYPES);
        var file = folder.resolve("rows.sql");
        bench.export("we\"ird Näme", ExportOptions.of(TransferFormat.SQL), file);
        bench.execute("create table before as table \"we\"\"ird Näme\"; truncate \"we\"\"ird Näme\"");
        bench.execute(java.nio.file.Files.readString(file));
        assertThat(
                        bench.texts(
                                "select count(*) from (select z::text from before z except select w::text from \"we\"\"ird Näme\" w) d"))
                .containsExactly("0");
        assertThat(bench.count("we\"ird Näme")).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "TSV", "JSON", "NDJSON"})
    void randomRowsComeBackEqual(TransferFormat format, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute(
                "create table source (id int, a text, b text, c text[], d bytea, e jsonb, f float8, g timestamptz)");
        int rows = 3000;
        long seed = format.name().hashCode();
        var random = new Random(seed);
        test.asSupabaseRole().write(new Cancellation(), session -> {
            for (int i = 0; i < rows; i++) {
                session.update(
                        "insert into source values (:id, :a, :b, array[:a, :b, null], :d, to_jsonb(:a::text),"
                                + " :f, 'epoch'::timestamptz + :f * interval '1 s')",
                        dev.alidade.database.Parameters.of("id", i)
                                .and("a", RandomText.next(random))
                                .and("b", random.nextInt(4) == 0 ? null : RandomText.next(random))
                                .and("d", RandomText.bytes(random))
                                .and("f", random.nextGaussian() * Math.pow(10, random.nextInt(9))));
            }
            return true;
        });
        var file = folder.resolve("random." + format.extension() + (random.nextBoolean() ? ".gz" : ""));
        bench.export(
                "source",
                new ExportOptions(
                        format, file.toString().endsWith(".gz"), new CsvOptions(';', true, "\\N", false, true), false),
                file);
        bench.execute("create table target (like source)");
        var read = new ReadOptions(
                null,
                null,
                null,
                null,
                format == TransferFormat.CSV || format == TransferFormat.TSV ? "\\N" : "",
                false);
        var outcome = bench.run(bench.plan(file, "target", read, Map.of()), ImportRequest.of(ImportMode.SKIP_REJECTS));
        assertThat(outcome.rejects()).as("seed %d", seed).isEmpty();
        assertThat(outcome.rows()).isEqualTo(rows);
        assertThat(bench.texts(
                        "select count(*) from (select s::text from source s except select t::text from target t) d"))
                .as("seed %d", seed)
                .containsExactly("0");
    }

    @Test
    void aNewTableGetsTypesThatLoseNothing(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var file = bench.file("people.csv", """
                id,postcode,score,born,seen,active,doc,note
                1,01234,1.50,1999-12-31,2024-01-01T10:00:00Z,true,"{""a"":1}",x
                2,99999,-3,2000-01-01,2024-01-01 10:00:00+02,false,[],
                """);
        var plan = new ImportPlanner(bench.database)
                .intoNew(
                        file,
                        NewTable.guessed(Transfers.name("People here")),
                        ReadOptions.USUAL,
                        Map.of("note", "remark"),
                        new Cancellation());
        assertThat(plan.fields().stream().map(ImportField::type))
                .containsExactly("bigint", "text", "numeric", "date", "timestamptz", "boolean", "jsonb", "text");
        assertThat(bench.run(plan, ImportRequest.of(ImportMode.ALL_OR_NOTHING)).rows())
                .isEqualTo(2);
        assertThat(bench.texts("select postcode || score || (remark is null) from \"People here\" order by id"))
                .isEqualTo(List.of("012341.50false", "99999-3true"));
    }
}

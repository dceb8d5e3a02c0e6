package dev.alidade.change.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Identifiers;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A value of every type is written, read back equal, taken back, deleted and brought back equal. */
class RowTypesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static final String WITHOUT_INPUT =
            "'pg_node_tree', 'pg_ndistinct', 'pg_dependencies', 'pg_mcv_list', 'pg_brin_bloom_summary',"
                    + " 'pg_brin_minmax_multi_summary', 'gtsvector'";

    private static final String SAMPLES = """
            bool|true|false
            bytea|\\x00ff10|\\x
            char|a|
            name|a name "x"|
            int8|9223372036854775807|-9223372036854775808
            int2|-32768|0
            int2vector|1 2 3|
            int4|2147483647|-1
            regproc|now|
            text|emoji 🙂 and שלום \u2067mirrored\u2069 \\ ' " % : ?|%|
            oid|4294967295|0
            tid|(4294967295,65535)|(0,1)
            xid|4294967295|3
            cid|7|0
            oidvector|1 2|
            json|{"a" :  1, "a": [null]}|null
            xml|<a b="c">&amp;</a>|
            xid8|18446744073709551615|1
            point|(1.1,-2.2)|(Infinity,NaN)
            lseg|[(0,0),(1,1)]|
            path|[(0,0),(1,1)]|((0,0),(1,1),(2,0))
            box|(1,1),(0,0)|
            polygon|((0,0),(1,1),(2,0))|
            line|{1,-1,0}|
            circle|<(0,0),2.5>|
            float4|3.4028235e+38|NaN|-Infinity|1e-45|-0
            float8|1.7976931348623157e+308|NaN|Infinity|5e-324|-0|0.1
            money|-$92,233,720,368,547,758.08|$0.00
            macaddr|08:00:2b:01:02:03|
            macaddr8|08:00:2b:01:02:03:04:05|
            inet|192.168.1.1/24|::1|10.0.0.1
            cidr|10.1.0.0/16|2001:db8::/32
            aclitem|postgres=r/postgres|
            bpchar|with blanks  |x
            varchar|trailing  |
            date|infinity|4713-01-01 BC|5874897-12-31
            time|24:00:00|00:00:00.000001
            timestamp|-infinity|4713-01-01 00:00:00 BC|294276-12-31 23:59:59.999999
            timestamptz|infinity|4713-01-02 00:00:00+00 BC|2026-10-25 02:30:00.123456+02
            interval|-178000000 years|1 year -2 mons +3 days -04:05:06.789|00:00:00
            timetz|24:00:00-15:59:59|00:00:00+00
            bit|1|0
            varbit|10101|
            numeric|NaN|Infinity|-Infinity|1e131000|0.000000000000000000000000000000000000001|1.10
            refcursor|a cursor|
            regprocedure|abs(integer)|
            regoper|*=|
            regoperator|+(integer,integer)|
            regclass|pg_class|
            regcollation|"C"|
            regtype|timestamp with time zone|
            regrole|postgres|
            regnamespace|pg_catalog|
            uuid|00000000-0000-0000-0000-00000000000f|
            pg_lsn|FFFFFFFF/FFFFFFFF|0/0
            tsvector|'a':1A 'b c':2|
            tsquery|'a' & !'b':*|
            regconfig|simple|
            regdictionary|simple|
            jsonpath|$."a"[*]?(@ > 1)|
            txid_snapshot|10:20:10,14|
            pg_snapshot|10:20:10,14|
            jsonb|{"b": 1.10, "a": [null, "\\u0001 é"]}|null|"x"
            int4range|[1,10)|empty|(,)
            int8range|[1,)|
            numrange|(1.10,NaN)|
            tsrange|["2026-01-01 00:00:00",infinity]|
            tstzrange|["2026-01-01 00:00:00+00","2026-02-01 00:00:00+00")|
            daterange|[-infinity,2026-01-01)|
            int4multirange|{[1,3),[5,9)}|{}
            int8multirange|{[1,3)}|
            nummultirange|{[1.0,2.0]}|
            tsmultirange|{["2026-01-01 00:00:00","2026-01-02 00:00:00")}|
            tstzmultirange|{["2026-01-01 00:00:00+00","2026-01-02 00:00:00+00")}|
            datemultirange|{[2026-01-01,2026-01-05)}|
            int4[]|{1,NULL,3}|{}|[0:1]={1,2}|{{1,2},{3,4}}
            text[]|{"a,b","\\"q\\"",NULL,"NULL","",🙂}|{}
            timestamptz[]|{infinity,"2026-01-01 00:00:00+00"}|
            jsonb[]|{"{\\"a\\": 1}"}|
            geometry|SRID=4326;POINT Z (1 2 3)|POLYGON((0 0,1 0,1 1,0 0))|GEOMETRYCOLLECTION EMPTY
            geography|SRID=4326;POINT(-122.41941550000001 37.7749)|
            box2d|BOX(0 0,1 1)|
            box3d|BOX3D(0 0 0,1 1 1)|
            vector|[1,2.5,-3e-5]|
            "My mood"|sad|"quoted, é"
            "My address"|("a ""street""\",5)|(,)
            "My code"|AB-1|
            """;

    @TempDir
    private Path folder;

    private record Sample(String type, String value) {}

    @Test
    void everyTypeComesBackAsItWas(TestDatabase test) {
        RowBench.run(test.asSupabaseRole(), """
                create type "My mood" as enum ('sad', '"quoted, é"');
                create type "My address" as (street text, "No" int);
                create domain "My code" as text check (value ~ '^[A-Z]+-');
                """);
        for (var database : List.of(test.asSupabaseRole(), test.asSuperuser())) {
            var bench = new RowBench(database, folder);
            var samples = samples();
            assertThat(samples).hasSizeGreaterThan(140);
            checkComplete(bench, samples);
            RowBench.run(database, "drop table if exists every; create table every (id int primary key)");
            for (int i = 0; i < samples.size(); i++) {
                RowBench.run(
                        database,
                        "alter table every add column c" + i + " "
                                + (samples.get(i).type().equals("char")
                                        ? "\"char\""
                                        : samples.get(i).type()));
            }
            RowBench.run(database, "insert into every values (1)");
            if (database.facts().superuser()) {
                writeAll(bench, samples);
            } else {
                for (int i = 0; i < samples.size(); i++) {
                    writeAndTakeBack(bench, samples.get(i), "c" + i);
                }
            }
            var full = bench.content("every");
            var deleted = bench.applied("every", bench.delete("every", "id = 1"));
            assertThat(bench.content("every")).isEmpty();
            assertThat(bench.undo(deleted)).isInstanceOf(RowOutcome.Applied.class);
            assertThat(bench.content("every")).isEqualTo(full);
        }
    }

    private static void writeAll(RowBench bench, List<Sample> samples) {
        var values = new LinkedHashMap<String, NewValue>();
        for (int i = 0; i < samples.size(); i++) {
            values.put("c" + i, new NewValue.Text(samples.get(i).value()));
        }
        var empty = bench.content("every");
        var applied = bench.applied("every", new RowEdit.Update(bench.row("every", "id = 1"), values));
        for (int i = 0; i < samples.size(); i++) {
            var sample = samples.get(i);
            assertThat(bench.texts("select c" + i + "::text from every"))
                    .as(sample.toString())
                    .isEqualTo(bench.texts(
                            "select (%s::%s)::text".formatted(Identifiers.literal(sample.value()), cast(sample))));
        }
        assertThat(bench.undo(applied)).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.content("every")).isEqualTo(empty);
        bench.applied("every", new RowEdit.Update(bench.row("every", "id = 1"), values));
    }

    private static void writeAndTakeBack(RowBench bench, Sample sample, String column) {
        var expected =
                bench.texts("select (%s::%s)::text".formatted(Identifiers.literal(sample.value()), cast(sample)));
        var text = Objects.requireNonNull(expected.getFirst());
        var applied = bench.applied("every", bench.update("every", "id = 1", column, text));
        var read = "select " + column + "::text from every";
        assertThat(bench.texts(read)).as(sample.toString()).isEqualTo(expected);
        assertThat(applied.notes()).as(sample.toString()).isEmpty();
        assertThat(bench.undo(applied)).as(sample.toString()).isInstanceOf(RowOutcome.Applied.class);
        assertThat(bench.texts(read)).containsOnlyNulls();
        var again = new RowEdit.Update(bench.row("every", "id = 1"), Map.of(column, NewValue.of(sample.value())));
        bench.applied("every", again);
        assertThat(bench.texts(read)).as(sample.toString()).isEqualTo(expected);
    }

    private static String cast(Sample sample) {
        return sample.type().equals("char") ? "\"char\"" : sample.type();
    }

    private static void checkComplete(RowBench bench, List<Sample> samples) {
        var covered = samples.stream().map(Sample::type).toList();
        var all = bench.texts("""
                select typname::text from pg_catalog.pg_type
                where typnamespace = 'pg_catalog'::regnamespace and typtype in ('b', 'r', 'm') and typcategory <> 'A'
                    and typname !~ '^_' and typname not in (%s)
                """.formatted(WITHOUT_INPUT));
        assertThat(covered).containsAll(all);
    }

    private static List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        SAMPLES.lines().forEach(line -> {
            var parts = line.split("\\|", -1);
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].isEmpty()
                        || List.of("char", "name", "text", "varchar", "xml").contains(parts[0])) {
                    samples.add(new Sample(parts[0], parts[i]));
                }
            }
        });
        return samples;
    }
}

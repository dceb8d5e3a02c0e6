package dev.alidade.browser.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files hold, and that there is none when an export fails or is stopped. */
class ExportIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    private static final String HOSTILE = """
            select * from (values (1, '=cmd|'' /C calc''!A0', -5), (2, '<b>|pipe|</b>' || chr(10) || 'x', null),
            (3, chr(27) || '[31m', 0)) as v (id, "a|b", n)""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void formulasAreMadeHarmlessOnRequestAndNumbersStay(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var csv = new CsvOptions(';', true, "NULL", true, false);
        assertThat(bench.exported(HOSTILE, new ExportOptions(TransferFormat.CSV, false, csv, true)))
                .startsWith("\"id\";\"a|b\";\"n\"\n\"1\";\"'=cmd|' /C calc'!A0\";\"-5\"\n")
                .contains(";NULL\n");
        assertThat(bench.exported(HOSTILE, new ExportOptions(TransferFormat.CSV, false, csv, false)))
                .contains("\"=cmd|' /C calc'!A0\"");
    }

    @Test
    void markdownShowsMarkupAsText(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        assertThat(bench.exported(HOSTILE, ExportOptions.of(TransferFormat.MARKDOWN))
                        .lines())
                .containsExactly(
                        "| id | a\\|b | n |",
                        "|---:|---|---:|",
                        "| 1 | =cmd\\|' /C calc'!A0 | -5 |",
                        "| 2 | &lt;b&gt;\\|pipe\\|&lt;/b&gt;<br>x | *NULL* |",
                        "| 3 |  \\[31m | 0 |");
    }

    @Test
    void jsonKeepsEveryDigitAndItsOwnKinds(TestDatabase test) throws IOException {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var text = bench.exported(
                "select 12345678901234567890.10::numeric n, 'NaN'::float8 f, true b, '{1,null}'::int[] a,"
                        + " '{\"x\" : 1}'::json j, 1 as \"same\", 2 as \"same\", null::text z;",
                ExportOptions.of(TransferFormat.JSON));
        assertThat(text)
                .contains("\"n\":12345678901234567890.10,\"f\":\"NaN\",\"b\":true,\"a\":[1,null],\"j\":{\"x\" : 1}");
        assertThat(new ObjectMapper().readTree(text).get(0).get("same_2").asInt())
                .isEqualTo(2);
    }

    @Test
    void geoJsonIsInLongitudeAndLatitude(TestDatabase test) throws IOException {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute(
                "create table place (id int, name text, g geometry(point, 3857));"
                        + "insert into place values (1, 'a', st_transform('SRID=4326;POINT(13.4 52.5)'::geometry, 3857)), (2, 'b', null)");
        var file = folder.resolve("places.geojson");
        bench.export("place", ExportOptions.of(TransferFormat.GEOJSON), file);
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("features")).hasSize(2);
        assertThat(json.at("/features/0/geometry/coordinates/0").asDouble()).isEqualTo(13.4);
        assertThat(json.at("/features/0/properties/name").asText()).isEqualTo("a");
        assertThat(json.at("/features/1/geometry").isNull()).isTrue();
    }

    @Test
    void excelGetsNumbersDatesAndTexts(TestDatabase test) throws IOException {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        bench.execute(
                "create table t as select i, 'row ' || i s, date '2024-01-01' + i d, 12345678901234567890::numeric big"
                        + " from generate_series(1, 3000) i");
        var file = folder.resolve("rows.xlsx");
        assertThat(bench.export("t", ExportOptions.of(TransferFormat.EXCEL), file)
                        .rows())
                .isEqualTo(3000);
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            var xml = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(xml).contains("<c r=\"A2\"").contains("<v>45293");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from t",
                "select 1; drop table t",
                "with x as (delete from t returning *) select * from x",
                "select 1) to program 'true' --",
                "commit",
                "select 1) to stdout; drop table t; copy (select 1"
            })
    void aQueryThatWouldChangeSomethingIsRefused(String sql, TestDatabase test) {
        var bench = new Transfers(test.asSuperuser(), folder);
        bench.execute("create table t as select 1 as n");
        assertThatThrownBy(() -> bench.exported(sql, ExportOptions.of(TransferFormat.CSV)))
                .isInstanceOf(AppException.class);
        assertThat(bench.count("t")).isEqualTo(1);
        assertThat(bench.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true) as z; commit; drop table t; --",
                "true) to program 'true' --",
                "n = 1; delete from t",
                "(true"
            })
    void aConditionCannotLeaveItsPlace(String condition, TestDatabase test) {
        var bench = new Transfers(test.asSuperuser(), folder);
        bench.execute("create table t as select 1 as n");
        var exporter = new Exporter(bench.database);
        assertThatThrownBy(() -> exporter.source(Transfers.name("t"), condition, null, new Cancellation()))
                .isInstanceOf(AppException.class);
        assertThatThrownBy(() -> exporter.source(Transfers.name("t"), null, condition, new Cancellation()))
                .isInstanceOf(AppException.class);
        assertThat(exporter.source(Transfers.name("t"), "n > 0 -- all", "n desc, (n + 1)", new Cancellation())
                        .query())
                .contains("where (n > 0 -- all\n) order by n desc, (n + 1)");
        assertThat(bench.count("t")).isEqualTo(1);
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenTold(TestDatabase test) throws IOException {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var file = bench.file("out.csv", "precious");
        var exporter = new Exporter(bench.database);
        var source = ExportSource.select("select 1 as n");
        var options = ExportOptions.of(TransferFormat.CSV);
        assertThatThrownBy(() -> exporter.toFile(
                        source, options, new Exporter.Place(file, false), TransferListener.NONE, new Cancellation()))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.REFUSED));
        assertThat(file).hasContent("precious");
        exporter.toFile(source, options, new Exporter.Place(file, true), TransferListener.NONE, new Cancellation());
        assertThat(file).hasContent("n\n1\n");
        assertThat(bench.files()).containsExactly("out.csv");
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON"})
    void aStopReachesTheServerAndLeavesNoFile(TransferFormat format, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var stop = new Cancellation();
        var rows = new AtomicLong();
        var running = CompletableFuture.runAsync(
                () -> new Exporter(bench.database)
                        .toFile(
                                ExportSource.select("select i, repeat('x', 500) from generate_series(1, 100000000) i"),
                                ExportOptions.of(format),
                                new Exporter.Place(folder.resolve("big"), false),
                                (n, _) -> rows.set(n),
                                stop),
                work -> Thread.ofVirtual().start(work));
        Awaitility.await().until(() -> rows.get() > 5000);
        stop.request();
        assertThatThrownBy(running::join)
                .hasCauseInstanceOf(AppException.class)
                .cause()
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().kind()).isEqualTo(ProblemKind.CANCELLED));
        assertThat(bench.files()).isEmpty();
        Awaitility.await()
                .until(() -> bench.texts("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and query ilike 'copy%' and state = 'active'")
                        .equals(List.of("0")));
    }

    @Test
    void aReceiverThatFailsLeavesTheConnectionUsable(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var broken = new OutputStream() {
            private long left = 1_000_000;

            @Override
            public void write(int b) throws IOException {
                if (left-- < 0) {
                    throw new IOException("no space left on device");
                }
            }
        };
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> new Exporter(bench.database)
                            .toStream(
                                    ExportSource.select(
                                            "select i, repeat('x', 500) from generate_series(1, 1000000) i"),
                                    ExportOptions.of(TransferFormat.CSV),
                                    broken,
                                    TransferListener.NONE,
                                    new Cancellation()))
                    .asInstanceOf(type(AppException.class))
                    .satisfies(e -> assertThat(e.problem().message()).contains("no space left"));
        }
        assertThat(bench.texts("select 1")).containsExactly("1");
    }

    @Test
    void aFullDeviceIsTold(TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));
        assertThatThrownBy(() -> new Exporter(bench.database)
                        .toFile(
                                ExportSource.select("select generate_series(1, 1000000)"),
                                ExportOptions.of(TransferFormat.CSV),
                                new Exporter.Place(Path.of("/dev/full"), false),
                                TransferListener.NONE,
                                new Cancellation()))
                .asInstanceOf(type(AppException.class))
                .satisfies(e -> assertThat(e.problem().message()).contains("No space left on device"));
    }
}

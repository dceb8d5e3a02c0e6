package dev.alidade.browser.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alidade.database.Cancellation;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewColumnsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aNewTableTakesGeometriesForWhatTheyAreAndTypesThatAPersonChose(TestDatabase test) {
        for (var database : List.of(test.asSuperuser(), test.asSupabaseRole())) {
            var bench = new Transfers(database, folder);
            bench.execute("drop table if exists t, guessed; create table t as select 1 as id,"
                    + " 'SRID=4326;POINT(151 -33)'::geometry as one,"
                    + " st_setsrid('POINT Z (1 2 3)'::geometry, 4326) as high,"
                    + " 'LINESTRING(0 0, 1 1)'::geometry as nowhere, '0101'::text as no, '01020304050607'::text as hex,"
                    + " '007'::text as code union all select 2, 'SRID=4326;LINESTRING(151 -33, 152 -34)', null, null,"
                    + " null, null, '8'");
            var file = folder.resolve("shapes-" + System.nanoTime() + ".csv");
            bench.export("t", ExportOptions.of(TransferFormat.CSV), file);
            var table = new NewTable(Transfers.name("guessed"), Map.of("code", " numeric(5,1) "), null);
            var plan =
                    new ImportPlanner(database).intoNew(file, table, ReadOptions.USUAL, Map.of(), new Cancellation());

            var geometry = plan.fields().get(3).type();
            assertThat(geometry).endsWith(".geometry");
            assertThat(plan.fields().stream().map(ImportField::type))
                    .containsExactly(
                            "bigint", geometry + "(Geometry,4326)", geometry, geometry, "text", "text", "numeric(5,1)");
            assertThat(bench.run(plan, ImportRequest.of(ImportMode.ALL_OR_NOTHING))
                            .rows())
                    .isEqualTo(2);
            assertThat(bench.texts("select st_astext(one) || code from guessed order by id"))
                    .containsExactly("POINT(151 -33)7.0", "LINESTRING(151 -33,152 -34)8.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "int); drop table t; --", "int -- x", "int /* x */", ""})
    void refusesWhatIsNoType(String type, TestDatabase test) {
        var bench = new Transfers(test.asSupabaseRole(), folder);
        var file = bench.file("rows.csv", "id\n1\n");
        var table = new NewTable(Transfers.name("new"), Map.of("id", type), null);
        assertThatThrownBy(() -> new ImportPlanner(bench.database)
                        .intoNew(file, table, ReadOptions.USUAL, Map.of(), new Cancellation()))
                .isInstanceOfSatisfying(
                        AppException.class, e -> assertThat(e.problem().code()).isEqualTo("transfer.import.noType"));
    }
}

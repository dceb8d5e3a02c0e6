package dev.alidade.corridor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.feature.LayerFiles.Format;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.layer.SpatialLayers;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.SqliteFile;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPackageExportIT {
    private static final int ROWS = 12_000;
    private static final String SCHEMA = """
        create table public.things (fid int, "Fid" text, id bigint primary key, ok bool, weight numeric, ratio float8,
            raw bytea, note jsonb, place geometry(Geometry, 26910));
        insert into public.things
            select n, 'x' || n, n, n % 2 = 0, n / 4.0, 1 / n::float8, decode(lpad(to_hex(n), 8, '0'), 'hex'), jsonb_build_object('n', n),
                case n % 5 when 0 then null
                    when 1 then st_setsrid(st_point(550000 + n, 4180000), 26910)
                    when 2 then st_setsrid(st_makeline(st_makepoint(550000, 4180000), st_makepoint(550100 + n, 4180100)), 26910)
                    when 3 then st_buffer(st_setsrid(st_point(550000, 4180000 + n), 26910), 50)
                    else st_setsrid('POINT EMPTY'::geometry, 26910) end
            from generate_series(1, 12000) n;
        create table public.globe (id int primary key, spot geography(Point, 4326));
        insert into public.globe select n, st_point(n, n / 2.0)::geography from generate_series(1, 80) n;
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(new DatabaseTemplate("gpkg", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(SCHEMA);
            return true;
        });
    }));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsReadBackIsWhatTheServerHas(boolean superuser, TestDatabase test) throws Exception {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var out = folder.resolve("things.gpkg");
        Files.writeString(out, "gives way");
        assertThat(files(database).write(layer(database, "things"), Format.GEOPACKAGE, out, new Cancellation()))
                .isEqualTo(ROWS);
        var expected = new ArrayList<String>();
        database.read(new Cancellation(), session -> {
            session.each(
                    "select concat_ws('|', fid, \"Fid\", id, ok::int, 'w', 'r', encode(raw, 'hex'), note, coalesce(encode(st_asbinary(place, 'NDR'), 'hex'), '-')) as v, weight::float8 as weight, ratio from public.things order by id",
                    Parameters.none(),
                    0,
                    row -> expected.add(row.text("v")
                            .replace("|w|", "|" + Double.toString(row.real("weight")) + "|")
                            .replace("|r|", "|" + Double.toString(row.real("ratio")) + "|")));
            return true;
        });
        var found = new ArrayList<String>();
        try (var file = SqliteFile.read(out)) {
            file.each("select * from things order by id", List.of(), row -> {
                var blob = row.bytesAt(1);
                var raw = row.bytesAt(8);
                found.add(String.join(
                        "|",
                        List.of(
                                text(row.textAt(2)),
                                text(row.textAt(3)),
                                text(row.textAt(4)),
                                text(row.textAt(5)),
                                Double.toString(row.real("weight")),
                                Double.toString(row.real("ratio")),
                                HexFormat.of().formatHex(raw == null ? new byte[0] : raw),
                                text(row.textAt(9)),
                                blob == null ? "-" : wkb(blob))));
            });
            file.each(
                    "select c.srs_id, s.definition, c.min_x, g.column_name from gpkg_contents c join gpkg_spatial_ref_sys s"
                            + " on s.srs_id = c.srs_id join gpkg_geometry_columns g on g.table_name = c.table_name",
                    List.of(),
                    row -> {
                        assertThat(row.textAt(0)).isEqualTo("26910");
                        assertThat(row.textAt(1)).startsWith("PROJCS");
                        assertThat(Double.parseDouble(text(row.textAt(2)))).isEqualTo(549_950.0);
                        assertThat(row.textAt(3)).isEqualTo("geom");
                    });
            file.each(
                    "pragma integrity_check",
                    List.of(),
                    row -> assertThat(row.textAt(0)).isEqualTo("ok"));
        }
        assertThat(found).hasSize(ROWS).isEqualTo(expected);
        var head = Arrays.copyOfRange(Files.readAllBytes(out), 68, 72);
        assertThat(new String(head, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("GPKG");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGeographyBecomesDegrees(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        var out = folder.resolve("globe.gpkg");
        files(database).write(layer(database, "globe"), Format.GEOPACKAGE, out, new Cancellation());
        try (var file = SqliteFile.read(out)) {
            file.each("select srs_id, max_x, max_y from gpkg_contents", List.of(), row -> {
                assertThat(row.textAt(0)).isEqualTo("4326");
                assertThat(row.textAt(1)).isEqualTo("80.0");
                assertThat(row.textAt(2)).isEqualTo("40.0");
            });
        }
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    /** The geometry behind the header, after a look at the header. */
    private static String wkb(byte[] blob) {
        var head = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(head.get(0)).isEqualTo((byte) 'G');
        assertThat(head.get(1)).isEqualTo((byte) 'P');
        assertThat(head.getInt(4)).isEqualTo(26_910);
        int flags = head.get(3);
        boolean envelope = ((flags >> 1) & 7) == 1;
        assertThat((flags & 16) != 0).as("empty").isEqualTo(!envelope);
        if (envelope) {
            assertThat(head.getDouble(8)).isLessThanOrEqualTo(head.getDouble(16));
        }
        return HexFormat.of().formatHex(blob, envelope ? 40 : 8, blob.length);
    }

    private LayerFiles files(Database database) {
        return new LayerFiles(database, new CoordinateSystems(new AppFolders(folder, folder, folder)));
    }

    private static SpatialLayer layer(Database database, String table) {
        return new SpatialLayers(database)
                .discover(new Cancellation()).stream()
                        .filter(layer -> layer.id().table().equals(table))
                        .findFirst()
                        .orElseThrow();
    }
}

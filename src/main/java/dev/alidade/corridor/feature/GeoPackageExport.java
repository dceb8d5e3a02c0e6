package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.SqliteFile;
import dev.alidade.error.AppException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a layer as a GeoPackage (OGC 12-128, version 1.3): one table of features in the layer's own system where it declares
 * one, else in degrees; curves as lines. Whole and floating numbers and truth values keep their kind, {@code numeric} becomes
 * a double, everything else is text as PostgreSQL prints it. Rows are streamed; memory holds some thousand of them.
 */
public final class GeoPackageExport {
    private static final int ROWS_PER_TRIP = 2_000;
    private static final int APPLICATION = 0x47504B47;
    private static final int VERSION = 10_300;
    private static final int DEGREES = 4326;
    private static final int ENVELOPE = 32;
    private static final String PLAIN_DEGREES = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
            + "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]";

    private final Database database;
    private final CoordinateSystems systems;

    public GeoPackageExport(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /**
     * Writes all rows that the layer's filter lets through.
     *
     * @param file an empty or absent file
     * @return how many rows were written
     * @throws AppException what the server says, CANCELLED when a stop was asked for, REFUSED when the file cannot be made
     */
    public long write(SpatialLayer layer, Path file, Cancellation cancellation) {
        var columns = new KeyedRows(database, systems).columns(layer, cancellation);
        int srid = srid(layer);
        var system = system(layer, srid, cancellation);
        var names = names(columns);
        var table = layer.id().table();
        try (var target = SqliteFile.make(file)) {
            frame(target, srid, system);
            target.run("create table " + Identifiers.quote(table) + " ("
                    + Stream.concat(
                                    Stream.of("fid integer primary key autoincrement not null", "geom geometry"),
                                    columns.stream()
                                            .map(c -> Identifiers.quote(names.get(columns.indexOf(c))) + " "
                                                    + kind(c.type())))
                            .collect(Collectors.joining(", "))
                    + ")");
            var box = new double[] {
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
            };
            long written;
            var insert = Stream.generate(() -> "?").limit(columns.size() + 1L).collect(Collectors.joining(", "));
            try (var rows = target.rows("insert into " + Identifiers.quote(table) + " (geom"
                    + names.stream().map(n -> ", " + Identifiers.quote(n)).collect(Collectors.joining())
                    + ") values (" + insert + ")")) {
                written = read(layer, columns, srid, cancellation, row -> rows.add(values(row, columns, srid, box)));
            }
            describe(target, table, srid, box);
            target.commit();
            return written;
        }
    }

    private interface Taker {
        void take(Row row);
    }

    private long read(
            SpatialLayer layer, List<KeyedRows.Column> columns, int srid, Cancellation cancellation, Taker taker) {
        var geometry = "(select " + geometry(layer, srid) + ") p (shape)";
        var sql = "select " + LayerSql.postgis(layer, "st_asbinary") + "(p.shape, 'NDR')"
                + Stream.of("st_xmin", "st_xmax", "st_ymin", "st_ymax")
                        .map(edge -> ", " + LayerSql.postgis(layer, edge) + "(p.shape)")
                        .collect(Collectors.joining())
                + columns.stream().map(c -> ", " + value(c)).collect(Collectors.joining())
                + " from " + LayerSql.source(layer) + " g cross join lateral " + geometry + LayerSql.where(layer);
        long[] count = new long[1];
        Database.Work<Long> work = session -> {
            session.each(sql, LayerSql.typed(layer).and(Parameters.none()), ROWS_PER_TRIP, row -> {
                taker.take(row);
                count[0]++;
            });
            return count[0];
        };
        return layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
    }

    /** Bytes as bytes, everything else as text. */
    private static String value(KeyedRows.Column column) {
        return column.type().equals("bytea") ? LayerSql.column(column.name()) : LayerSql.text(column.name());
    }

    private static List<@Nullable Object> values(Row row, List<KeyedRows.Column> columns, int srid, double[] box) {
        var values = new ArrayList<@Nullable Object>(columns.size() + 1);
        var wkb = row.bytesAt(0);
        values.add(wkb == null ? null : blob(wkb, srid, edges(row), box));
        for (int i = 0; i < columns.size(); i++) {
            var type = columns.get(i).type();
            var text = type.equals("bytea") ? null : row.textAt(i + 5);
            values.add(type.equals("bytea") ? row.bytesAt(i + 5) : text == null ? null : typed(text, kind(type)));
        }
        return values;
    }

    private static double @Nullable [] edges(Row row) {
        double[] edges = new double[4];
        for (int i = 0; i < 4; i++) {
            var text = row.textAt(i + 1);
            if (text == null) {
                return null;
            }
            edges[i] = Double.parseDouble(text);
        }
        return edges;
    }

    /** The standard's header before the geometry: magic, version, flags, system, envelope. */
    private static byte[] blob(byte[] wkb, int srid, double @Nullable [] edges, double[] box) {
        boolean empty = edges == null;
        var blob = ByteBuffer.allocate(8 + (empty ? 0 : ENVELOPE) + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) (empty ? 0b0001_0001 : 0b0000_0011));
        blob.putInt(srid);
        if (edges != null) {
            for (double edge : edges) {
                blob.putDouble(edge);
            }
            box[0] = Math.min(box[0], edges[0]);
            box[1] = Math.min(box[1], edges[2]);
            box[2] = Math.max(box[2], edges[1]);
            box[3] = Math.max(box[3], edges[3]);
        }
        return blob.put(wkb).array();
    }

    private static Object typed(String text, String kind) {
        return switch (kind) {
            case "integer" -> Long.parseLong(text);
            case "boolean" -> text.startsWith("t") ? 1 : 0;
            case "real" -> Double.parseDouble(text);
            default -> text;
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial" -> "integer";
            case "float4", "float8", "numeric" -> "real";
            case "bool" -> "boolean";
            case "bytea" -> "blob";
            default -> "text";
        };
    }

    /** Names that are unique in SQLite, which does not tell A from a. */
    private static List<String> names(List<KeyedRows.Column> columns) {
        Set<String> taken = new HashSet<>(List.of("fid", "geom"));
        var names = new ArrayList<String>();
        for (var column : columns) {
            var name = column.name();
            int number = 2;
            while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                name = column.name() + "_" + number++;
            }
            names.add(name);
        }
        return names;
    }

    private static int srid(SpatialLayer layer) {
        boolean own = layer.source().form() instanceof GeometryForm.Spatial && !layer.geography() && layer.srid() > 0;
        return own ? layer.srid() : DEGREES;
    }

    private static String geometry(SpatialLayer layer, int srid) {
        var place = GeoJsonExport.place(layer);
        var own = layer.source().form() instanceof GeometryForm.Spatial spatial && srid != DEGREES
                ? LayerSql.column(spatial.column())
                : place;
        return LayerSql.postgis(layer, "st_curvetoline") + "(" + own + ")";
    }

    private record Definition(String authority, String text) {}

    private Definition system(SpatialLayer layer, int srid, Cancellation cancellation) {
        if (srid == DEGREES) {
            return new Definition("EPSG", PLAIN_DEGREES);
        }
        return database.read(cancellation, session -> {
            var found = new ArrayList<Definition>();
            session.each(
                    "select coalesce(auth_name, 'NONE') as authority, coalesce(srtext, 'undefined') as text from "
                            + LayerSql.postgis(layer, "spatial_ref_sys") + " where srid = :srid",
                    Parameters.of("srid", srid),
                    0,
                    row -> found.add(new Definition(row.text("authority"), row.text("text"))));
            return found.isEmpty() ? new Definition("NONE", "undefined") : found.getFirst();
        });
    }

    /** The tables that every GeoPackage has. */
    private static void frame(SqliteFile target, int srid, Definition system) {
        target.run("pragma application_id = " + APPLICATION);
        target.run("pragma user_version = " + VERSION);
        target.run("create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key,"
                + " organization text not null, organization_coordsys_id integer not null, definition text not null,"
                + " description text)");
        target.run("create table gpkg_contents (table_name text not null primary key, data_type text not null,"
                + " identifier text unique, description text default '', last_change datetime not null,"
                + " min_x double, min_y double, max_x double, max_y double, srs_id integer,"
                + " foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id))");
        target.run("create table gpkg_geometry_columns (table_name text not null, column_name text not null,"
                + " geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null,"
                + " primary key (table_name, column_name),"
                + " foreign key (table_name) references gpkg_contents (table_name),"
                + " foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id))");
        try (var rows = target.rows("insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)")) {
            rows.add(List.of("Undefined Cartesian", -1, "NONE", -1, "undefined", ""));
            rows.add(List.of("Undefined geographic", 0, "NONE", 0, "undefined", ""));
            rows.add(List.of("WGS 84", DEGREES, "EPSG", DEGREES, PLAIN_DEGREES, ""));
            if (srid != DEGREES) {
                rows.add(List.of(system.authority() + ":" + srid, srid, system.authority(), srid, system.text(), ""));
            }
        }
    }

    private static void describe(SqliteFile target, String table, int srid, double[] box) {
        boolean any = box[0] <= box[2];
        var contents = new ArrayList<@Nullable Object>(List.of(
                table,
                "features",
                table,
                "",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()));
        for (double edge : box) {
            contents.add(any ? edge : null);
        }
        contents.add(srid);
        try (var rows = target.rows("insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            rows.add(contents);
        }
        try (var rows = target.rows("insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 2, 2)")) {
            rows.add(List.of(table, srid));
        }
    }
}

package dev.alidade.corridor;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.LayerSource;
import dev.alidade.corridor.layer.LayerView;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.DatabaseTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Corridors on random ground: lines at random places of the earth, things around them in degrees, in metres of UTM and
 * as geography, lists that are wrong at random.
 */
public final class CorridorFixture {
    private static final String SCHEMA = """
        create table public.crossings (crossing_id text primary key, spot geometry(Point, 4326));
        create table public.wards (ward_id int primary key, outline geometry(MultiPolygon, 4326));
        create table public.hydrants (hydrant_id text primary key, at_place geography(Point, 4326));
        create table public.sensors (sensor_id text primary key, place geometry(Point, 32610));
        create table public.engines (id uuid primary key, engine_name text);
        create table public.rescue_ways (
            id bigint generated always as identity primary key, way_code text not null unique,
            state text not null default 'planning', path geometry(LineString, 4326), buffer_metres numeric,
            touched_crossings text[] not null default '{}', touched_wards text[] not null default '{}',
            hydrants text[], sensors text[], sent_engines uuid[],
            activated_at timestamptz, completed_at timestamptz, estimated_seconds int, created_at timestamptz not null);
        comment on column public.rescue_ways.sent_engines is 'Ids in engines.id';
        create index on public.crossings using gist (spot);
        create index on public.wards using gist (outline);
        create index on public.hydrants using gist (at_place);
        create index on public.sensors using gist (place);
        create index on public.rescue_ways using gist (path);
        insert into public.engines values ('00000000-0000-0000-0000-000000000001', 'Engine 1');
        """;

    /** Empty tables of that kind, owned by the role that a Supabase user has. */
    public static final DatabaseTemplate TEMPLATE = new DatabaseTemplate("rescue-ways", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSupabaseRole().session(new Cancellation(), session -> {
            session.execute(SCHEMA);
            return true;
        });
    });

    private CorridorFixture() {}

    /**
     * Statements that fill the tables.
     *
     * @param ways how many corridors
     * @param things how many things of each kind, around the same place
     * @param spread how far around, in degrees
     */
    public static String filling(Random random, int ways, int things, double spread) {
        var sql = new StringBuilder();
        double[] anchor = switch (random.nextInt(5)) {
            case 0 -> new double[] {-122.43, 37.76};
            case 1 -> new double[] {random.nextDouble() * 300 - 150, random.nextDouble() * 130 - 65};
            case 2 -> new double[] {24.9, 67.8};
            case 3 -> new double[] {179.999, -17.5};
            default -> new double[] {-123, random.nextDouble() * 120 - 60};
        };
        for (int i = 0; i < things; i++) {
            var point = point(random, anchor, spread);
            sql.append("insert into public.crossings values ('c" + i + "', st_setsrid(" + point + ", 4326));\n");
            sql.append("insert into public.hydrants values ('h" + i + "', st_setsrid(" + point(random, anchor, spread)
                    + ", 4326)::geography);\n");
            if (Math.abs(anchor[0] + 123) < 3) {
                sql.append("insert into public.sensors values ('s" + i + "', st_transform(st_setsrid("
                        + point(random, anchor, spread) + ", 4326), 32610));\n");
            }
            if (i % 4 == 0) {
                sql.append("insert into public.wards values (" + i
                        + ", st_multi(st_convexhull(st_collect(array["
                        + "st_setsrid(" + point(random, anchor, spread) + ", 4326), st_setsrid("
                        + point(random, anchor, spread) + ", 4326), st_setsrid(" + point(random, anchor, spread)
                        + ", 4326)]))));\n");
            }
        }
        for (int i = 0; i < ways; i++) {
            sql.append(way(random, anchor, spread, i));
        }
        return sql.toString();
    }

    private static String way(Random random, double[] anchor, double spread, int number) {
        var points = new StringBuilder();
        int vertices = 2 + random.nextInt(6);
        for (int v = 0; v < vertices; v++) {
            points.append(v == 0 ? "" : ", ").append(point(random, anchor, spread));
        }
        var path = random.nextInt(12) == 0 ? "null" : "st_setsrid(st_makeline(array[" + points + "]), 4326)";
        double metres = random.nextInt(10) == 0 ? 0 : 20 + random.nextDouble() * spread * 40_000;
        var start = random.nextInt(8) == 0
                ? "null"
                : "timestamptz '2025-09-01 12:00Z' + interval '" + random.nextInt(7200) + " seconds'";
        var end = random.nextInt(3) == 0
                ? "null"
                : "timestamptz '2025-09-01 12:00Z' + interval '" + (7200 + random.nextInt(600)) + " seconds'";
        var estimate = random.nextInt(6) == 0 ? "null" : Integer.toString(60 + random.nextInt(1500));
        var state = new String[] {"planning", "activating", "active", "completed", "cancelled"}[random.nextInt(5)];
        return String.format(
                Locale.ROOT,
                """
                insert into public.rescue_ways (way_code, state, path, buffer_metres, touched_crossings, touched_wards,
                    hydrants, sensors, sent_engines, activated_at, completed_at, estimated_seconds, created_at)
                values ('w%05d', '%s', %s, %s, %s, %s, %s, %s,
                    array['00000000-0000-0000-0000-00000000000%d']::uuid[], %s, %s, %s,
                    timestamptz '2025-09-01 11:59Z');
                """,
                number,
                state,
                path,
                metres,
                list(random, "c", 40),
                list(random, "", 40),
                random.nextInt(5) == 0 ? "null" : list(random, "h", 40),
                list(random, "s", 40),
                1 + random.nextInt(2),
                start,
                end,
                estimate);
    }

    private static String list(Random random, String prefix, int most) {
        var keys = new StringBuilder();
        int size = random.nextInt(12);
        for (int i = 0; i < size; i++) {
            keys.append(i == 0 ? "'" : ", '")
                    .append(prefix)
                    .append(random.nextInt(most))
                    .append('\'');
        }
        return "array[" + keys + "]::text[]";
    }

    private static String point(Random random, double[] anchor, double spread) {
        double longitude = anchor[0] + (random.nextDouble() - 0.5) * spread;
        double latitude = anchor[1] + (random.nextDouble() - 0.5) * spread;
        return String.format(
                Locale.ROOT, "st_point(%.7f, %.7f)", longitude > 180 ? longitude - 360 : longitude, latitude);
    }

    /** A layer that no database has, with a status column. */
    public static SpatialLayer layer(LayerId id, LayerRole role) {
        return new SpatialLayer(
                id,
                id.table(),
                role,
                false,
                "public",
                4326,
                0,
                SpatialLayer.Relation.TABLE,
                true,
                true,
                "",
                List.of("id"),
                "id",
                "status",
                "buffer_metres",
                true,
                new LayerSource.Relation(new GeometryForm.Spatial(id.column())),
                LayerView.USUAL);
    }
}

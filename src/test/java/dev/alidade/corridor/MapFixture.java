package dev.alidade.corridor;

import dev.alidade.database.Cancellation;
import dev.alidade.sandbox.DatabaseTemplate;

/** A small spatial database with every awkward thing a map may meet. */
public final class MapFixture {
    private static final String SCHEMA = """
            create schema "Traffic & Co";
            create type "Traffic & Co".corridor_state as enum ('planning', 'active', 'completed');
            create table public.quarters (id int primary key, quarter_name text, shape geometry(MultiPolygon, 4326));
            insert into public.quarters values
                (1, 'West', st_geomfromtext('MULTIPOLYGON(((-122.45 37.75, -122.43 37.75, -122.43 37.78, -122.45 37.78, -122.45 37.75)))', 4326)),
                (2, 'East', st_geomfromtext('MULTIPOLYGON(((-122.43 37.75, -122.41 37.75, -122.41 37.78, -122.43 37.78, -122.43 37.75)))', 4326)),
                (3, 'Nowhere', null), (4, 'Empty', st_geomfromtext('MULTIPOLYGON EMPTY', 4326));
            create table "Traffic & Co"."Rescue ""Ways\""" (
                code text primary key, status "Traffic & Co".corridor_state, way geometry(LineString, 4326),
                goal geometry(Point, 4326), buffer_distance_meters numeric);
            insert into "Traffic & Co"."Rescue ""Ways\""" values
                ('seed', 'active', st_setsrid(st_makeline(st_point(-122.4330, 37.7599), st_point(-122.4194, 37.7749)), 4326),
                    st_setsrid(st_point(-122.4194, 37.7749), 4326), 100),
                ('old', 'completed', st_setsrid(st_makeline(st_point(-122.44, 37.76), st_point(-122.42, 37.76)), 4326), null, 50);
            create table public.metres (a int, b int, name text, place geometry(Point, 26910), primary key (a, b));
            insert into public.metres values (1, 2, 'City Hall', st_setsrid(st_point(551130.768, 4180998.881), 26910));
            create table public.globe (place geography(Point, 4326), note text);
            insert into public.globe values (st_point(-122.42, 37.77)::geography, 'no key');
            create table public.anything (id int primary key, g geometry);
            insert into public.anything values
                (1, st_setsrid(st_point(-122.43, 37.76), 4326)),
                (2, st_setsrid(st_point(551130.768, 4180998.881), 26910)),
                (3, st_point(-122.44, 37.77));
            create view public.seen as select quarter_name as name, st_pointonsurface(shape) as spot from public.quarters;
            create table public.hidden (id int primary key, g geometry(Point, 4326));
            drop role if exists map_reader;
            create role map_reader login password 'map reader' ;
            grant usage on schema public, "Traffic & Co" to map_reader;
            grant select on all tables in schema public to map_reader;
            grant select on all tables in schema "Traffic & Co" to map_reader;
            revoke all on public.hidden from map_reader;
            analyze;
            """;

    /** Two corridors, two districts, mixed and foreign SRIDs, geography, a view, rows without geometry, a hidden table. */
    public static final DatabaseTemplate TEMPLATE = new DatabaseTemplate("map", database -> {
        DatabaseTemplate.SPATIAL.filler().accept(database);
        database.asSuperuser().session(new Cancellation(), session -> {
            session.execute(SCHEMA);
            return true;
        });
    });

    private MapFixture() {}
}

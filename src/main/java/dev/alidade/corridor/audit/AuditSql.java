package dev.alidade.corridor.audit;

import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.table.CorridorTable;
import dev.alidade.corridor.table.KeyList;
import dev.alidade.corridor.table.TableSql;
import dev.alidade.database.Identifiers;

/**
 * Compares what a list of keys says with what lies within the metres of the corridors: one statement per list, one
 * snapshot. The truth is {@code ST_DWithin} on geography; everything before it only keeps far rows away from it: a box in
 * the target's own system, so that its spatial index serves, and for points a flat distance in degrees that is never
 * smaller than the true one would allow.
 */
final class AuditSql {
    /** Degrees of latitude per metre are at most this, anywhere on WGS 84. */
    private static final String DEGREES_PER_METRE = "110500.0";

    private AuditSql() {}

    /** All corridors of a table, or one of them ({@code :only}, its key; null for all): only what differs. */
    static String compare(CorridorTable table, KeyList list) {
        var layer = table.layer();
        var held = """
            select pg_catalog.row_number() over () as n, %s as key, coalesce(%s, %s) as label, %s as version, %s as way,
                %s as metres, pg_catalog.array_remove(%s::text[], null) as recorded
            from %s as g
            where (:only::text[] is null or %s = :only::text[])
            """.formatted(
                        TableSql.key(layer),
                        TableSql.text(layer.labelColumn()),
                        "pg_catalog.array_to_string(" + TableSql.key(layer) + ", ', ')",
                        TableSql.version(layer),
                        TableSql.degrees(layer),
                        TableSql.number(layer.bufferColumn()),
                        "g." + Identifiers.quote(list.column()),
                        TableSql.from(layer),
                        TableSql.key(layer));
        return statement(layer, held, list);
    }

    /** One line that is not stored yet ({@code :line} as WKT in degrees, {@code :metres}): what it would touch. */
    static String touched(CorridorTable table, KeyList list) {
        var layer = table.layer();
        var held = """
            select 1::bigint as n, array['']::text[] as key, ''::text as label, null::text as version,
                %s(:line::text, 4326) as way, :metres::pg_catalog.float8 as metres, null::text[] as recorded
            """.formatted(TableSql.postgis(layer, "st_geomfromtext"));
        return statement(layer, held, list);
    }

    private static String statement(SpatialLayer layer, String held, KeyList list) {
        return """
            with read as (
            %s),
            stored as materialized (
                select read.*, coalesce(metres > 0 and not %s(way), false) as measurable from read
            ),
            held as materialized (
                select n, way, metres, way::%s as ground,
                    %s(%s(way::%s, 10000)::%s) as box, %s(way::%s, 10000)::%s as bent
                from stored
                where measurable
            ),
            inside as (%s),
            recorded as (
                select distinct on (h.n, e.id) h.n, e.id, t.id is not null as known, %s as at
                from stored as h
                cross join lateral pg_catalog.unnest(h.recorded) with ordinality as e (id, place)
                left join lateral (%s) as t on true
                where e.id is not null
                order by h.n, e.id, e.place
            )
            select stored.key, stored.label, stored.version, stored.recorded,
                coalesce(i.id, r.id) as id, r.id is null as missing, coalesce(r.known, true) as known,
                %s as metres, %s as place
            from inside as i
            full join recorded as r on r.n = i.n and r.id = i.id
            join stored on stored.n = coalesce(i.n, r.n)
            where r.id is null or (i.id is null and (not r.known or (stored.measurable and %s)))
            order by stored.label, stored.key, r.id is not null, place, coalesce(i.id, r.id)
            """.formatted(
                        held,
                        TableSql.postgis(layer, "st_isempty"),
                        geography(layer),
                        TableSql.postgis(layer, "st_envelope"),
                        TableSql.postgis(layer, "st_segmentize"),
                        geography(layer),
                        geometry(layer),
                        TableSql.postgis(layer, "st_segmentize"),
                        geography(layer),
                        geometry(layer),
                        inside(layer, list),
                        list.hasPlaces() ? "t.at" : "null::" + geometry(layer),
                        target(list),
                        list.hasPlaces() ? metres(layer) : "null::pg_catalog.float8",
                        list.hasPlaces() ? place(layer) : "null::pg_catalog.float8",
                        list.hasPlaces());
    }

    /** What lies within the metres: key of the corridor, key of the thing, metres from the line, place along it. */
    private static String inside(SpatialLayer layer, KeyList list) {
        var places = list.places();
        if (places == null) {
            return "select null::bigint as n, null::text as id where false";
        }
        var at = TableSql.degrees(places);
        return """

                select h.n, g.%s::text as id, %s as at
                from held as h
                cross join lateral (select
                    (h.metres * 1.02 + 20) / %s as tall,
                    (h.metres * 1.02 + 20) / (%s * pg_catalog.cosd(least(89.9, greatest(
                        pg_catalog.abs(%s(h.box)), pg_catalog.abs(%s(h.box))) + 0.1 + h.metres / 100000))) as wide) as margin
                cross join lateral (select case
                    when %s(h.box) - margin.wide < -180 or %s(h.box) + margin.wide > 180
                        or %s(h.box) - %s(h.box) > 180 or %s(h.box) - margin.tall < -90 or %s(h.box) + margin.tall > 90
                    then %s(-180, -90, 180, 90, 4326)
                    else %s(h.box, margin.wide, margin.tall) end as near) as window_of
                %s
                join %s as g on %s
                    and %s(%s::%s, h.ground, h.metres)
            """.formatted(
                        Identifiers.quote(list.keyColumn()),
                        at,
                        DEGREES_PER_METRE,
                        DEGREES_PER_METRE,
                        TableSql.postgis(layer, "st_ymin"),
                        TableSql.postgis(layer, "st_ymax"),
                        TableSql.postgis(layer, "st_xmin"),
                        TableSql.postgis(layer, "st_xmax"),
                        TableSql.postgis(layer, "st_xmax"),
                        TableSql.postgis(layer, "st_xmin"),
                        TableSql.postgis(layer, "st_ymin"),
                        TableSql.postgis(layer, "st_ymax"),
                        TableSql.postgis(layer, "st_makeenvelope"),
                        TableSql.postgis(layer, "st_expand"),
                        isForeign(places) ? "cross join lateral (" + stretch(layer, places) + ") as stretch" : "",
                        TableSql.from(places),
                        near(layer, places),
                        TableSql.postgis(layer, "st_dwithin"),
                        at,
                        geography(layer));
    }

    /** A condition that keeps far rows away, served by the target's own spatial index. */
    private static String near(SpatialLayer layer, SpatialLayer places) {
        var column = "g." + Identifiers.quote(places.id().column());
        if (places.geography() || places.srid() == 0) {
            return "true"; // ST_DWithin on geography uses the index by itself; unknown systems have no common box
        }
        if (isForeign(places)) {
            return "stretch.box is not null and " + column + " " + TableSql.operator(layer, "&&") + " stretch.box";
        }
        var box = column + " " + TableSql.operator(layer, "&&") + " window_of.near";
        return places.role() == LayerRole.POINT
                ? box + " and (" + TableSql.postgis(layer, "st_xmax") + "(window_of.near) >= 180 or "
                        + TableSql.postgis(layer, "st_dwithin") + "(" + column + ", h.bent, margin.wide))"
                : box;
    }

    private static boolean isForeign(SpatialLayer places) {
        return !places.geography() && places.srid() != 0 && places.srid() != 4326;
    }

    /**
     * The near window in the target's own system: only where the target has rows at all, for elsewhere its system may not
     * be defined; null when that is nowhere.
     */
    private static String stretch(SpatialLayer layer, SpatialLayer places) {
        var transform = TableSql.postgis(layer, "st_transform");
        var segments = TableSql.postgis(layer, "st_segmentize");
        var everywhere = """
            (select %s(%s(%s(%s(e.box, greatest(%s(e.box) - %s(e.box), %s(e.box) - %s(e.box), 1) / 16), 4326)), 0.01)
            from (select %s(%s(g.%s)::%s, %d) as box from %s as g) as e)\
            """.formatted(
                        TableSql.postgis(layer, "st_expand"),
                        TableSql.postgis(layer, "st_envelope"),
                        transform,
                        segments,
                        TableSql.postgis(layer, "st_xmax"),
                        TableSql.postgis(layer, "st_xmin"),
                        TableSql.postgis(layer, "st_ymax"),
                        TableSql.postgis(layer, "st_ymin"),
                        TableSql.postgis(layer, "st_setsrid"),
                        TableSql.postgis(layer, "st_extent"),
                        Identifiers.quote(places.id().column()),
                        geometry(layer),
                        places.srid(),
                        TableSql.from(places));
        return "select case when window_of.near " + TableSql.operator(layer, "&&") + " all_of.box then " + transform
                + "("
                + segments + "(" + TableSql.postgis(layer, "st_intersection")
                + "(window_of.near, all_of.box), 0.1), " + places.srid() + ") end as box from (select "
                + everywhere + " as box) as all_of";
    }

    /** Metres from the line on the ground; null where either has no place. */
    private static String metres(SpatialLayer layer) {
        return "case when stored.measurable then " + TableSql.postgis(layer, "st_distance") + "(coalesce(i.at, r.at)::"
                + geography(layer) + ", stored.way::" + geography(layer) + ") end";
    }

    /** Where along the line a thing lies, 0 to 1. */
    private static String place(SpatialLayer layer) {
        return "case when i.at is not null and " + TableSql.postgis(layer, "geometrytype")
                + "(stored.way) = 'LINESTRING' then " + TableSql.postgis(layer, "st_linelocatepoint")
                + "(stored.way, " + TableSql.postgis(layer, "st_closestpoint") + "(stored.way, i.at)) end";
    }

    /** The row that an element means. */
    private static String target(KeyList list) {
        var places = list.places();
        var key = "g." + Identifiers.quote(list.keyColumn());
        return "select " + key + "::text as id"
                + (places == null ? "" : ", " + TableSql.degrees(places) + " as at")
                + " from " + Identifiers.qualified(list.schema(), list.table()) + " as g where "
                + (list.sameType() ? key + " = e.id::" + list.elementType() : key + "::text = e.id") + " limit 1";
    }

    private static String geography(SpatialLayer layer) {
        return TableSql.postgis(layer, "geography");
    }

    private static String geometry(SpatialLayer layer) {
        return TableSql.postgis(layer, "geometry");
    }
}

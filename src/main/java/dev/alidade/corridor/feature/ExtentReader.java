package dev.alidade.corridor.feature;

import dev.alidade.corridor.layer.GeometryForm;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.MapBox;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.ProblemKind;
import java.util.Optional;

/**
 * Where a layer lies, without reading it: from the spatial index or the planner's statistics, else from its first
 * thousand rows. Never a full scan.
 */
public final class ExtentReader {
    private static final int DEGREES = 4326;

    private final Database database;
    private final CoordinateSystems systems;

    public ExtentReader(Database database, CoordinateSystems systems) {
        this.database = database;
        this.systems = systems;
    }

    /** The box of a layer; empty when it has no rows or its statistics say nothing. */
    public Optional<MapBox> extent(SpatialLayer layer, Cancellation cancellation) {
        if (!(layer.source().form() instanceof GeometryForm.Spatial)) {
            var corners = corners(layer.source().form());
            return corners.isEmpty() ? Optional.empty() : ask(layer, corners + from(layer), cancellation);
        }
        if (layer.relation() == SpatialLayer.Relation.TABLE && !layer.geography()) {
            try {
                var estimated = ask(layer, estimate(layer), cancellation);
                if (estimated.isPresent()) {
                    return estimated;
                }
            } catch (AppException e) {
                if (e.problem().kind() == ProblemKind.CANCELLED || e.problem().kind() == ProblemKind.CONNECTION) {
                    throw e;
                }
            }
        }
        return ask(layer, sample(layer), cancellation);
    }

    private Optional<MapBox> ask(SpatialLayer layer, String sql, Cancellation cancellation) {
        Database.Work<Optional<MapBox>> work = session -> {
            double[] corners = new double[4];
            boolean[] found = new boolean[1];
            session.each(sql, LayerSql.typed(layer), 0, row -> found[0] = corners(row, corners));
            return found[0] ? Optional.of(project(srid(layer, session), corners)) : Optional.empty();
        };
        return layer.isPlain() ? database.read(cancellation, work) : database.readFragment(cancellation, work);
    }

    private static boolean corners(Row row, double[] corners) {
        var west = row.realOrNull("west");
        if (west == null) {
            return false;
        }
        corners[0] = west;
        corners[1] = row.real("south");
        corners[2] = row.real("east");
        corners[3] = row.real("north");
        return true;
    }

    /** The system of a layer: the column's, else the one that its first rows agree on, else degrees. */
    private static int srid(SpatialLayer layer, Session session) {
        if (layer.srid() != 0
                || layer.geography()
                || !(layer.source().form() instanceof GeometryForm.Spatial spatial)) {
            return layer.srid() == 0 ? DEGREES : layer.srid();
        }
        var of = LayerSql.postgis(layer, "st_srid") + "(" + LayerSql.column(spatial.column()) + ")";
        int[] agreed = {DEGREES};
        session.each(
                "select pg_catalog.min(" + of + ") as srid from (select * from " + LayerSql.source(layer)
                        + " r limit 1000) g having pg_catalog.min(" + of + ") = pg_catalog.max(" + of + ")",
                LayerSql.typed(layer),
                0,
                row -> agreed[0] = row.integer("srid") == 0 ? DEGREES : row.integer("srid"));
        return agreed[0];
    }

    private MapBox project(int srid, double[] c) {
        double[] ring = {c[0], c[1], c[2], c[1], c[2], c[3], c[0], c[3]};
        systems.toMercator(srid, ring, 0, 4);
        double minX = Math.min(Math.min(ring[0], ring[2]), Math.min(ring[4], ring[6]));
        double maxX = Math.max(Math.max(ring[0], ring[2]), Math.max(ring[4], ring[6]));
        double minY = Math.min(Math.min(ring[1], ring[3]), Math.min(ring[5], ring[7]));
        double maxY = Math.max(Math.max(ring[1], ring[3]), Math.max(ring[5], ring[7]));
        return new MapBox(minX, minY, maxX, maxY);
    }

    private static String estimate(SpatialLayer layer) {
        return ofBox(
                layer,
                LayerSql.postgis(layer, "st_estimatedextent") + "("
                        + Identifiers.literal(layer.id().schema()) + ", "
                        + Identifiers.literal(layer.id().table()) + ", "
                        + Identifiers.literal(layer.id().column()) + ")",
                "");
    }

    private static String sample(SpatialLayer layer) {
        return ofBox(
                layer,
                LayerSql.postgis(layer, "st_extent") + "("
                        + LayerSql.column(layer.source().form().name()) + "::" + LayerSql.postgis(layer, "geometry")
                        + ")",
                from(layer));
    }

    private static String ofBox(SpatialLayer layer, String box, String from) {
        return "select " + LayerSql.postgis(layer, "st_xmin") + "(e) as west, " + LayerSql.postgis(layer, "st_ymin")
                + "(e) as south, " + LayerSql.postgis(layer, "st_xmax") + "(e) as east, "
                + LayerSql.postgis(layer, "st_ymax") + "(e) as north from (select " + box + from + ") s(e)";
    }

    private static String from(SpatialLayer layer) {
        return " from (select * from " + LayerSql.source(layer) + " r limit 1000) g";
    }

    /** The corners of numbers and of PostgreSQL's own shapes; empty for what has none without reading it. */
    private static String corners(GeometryForm form) {
        return switch (form) {
            case GeometryForm.Pair pair -> corners(LayerSql.column(pair.x()), LayerSql.column(pair.y()), "", "");
            case GeometryForm.Native own
            when !own.type().equals("path") && !own.type().equals("lseg") ->
                corners(
                        "((" + LayerSql.column(own.column()) + "::box)[1])",
                        "((" + LayerSql.column(own.column()) + "::box)[1])",
                        "[0]",
                        "[1]");
            default -> "";
        };
    }

    private static String corners(String x, String y, String first, String second) {
        return "select pg_catalog.min(" + x + first + ")::float8 as west, pg_catalog.min(" + y + second
                + ")::float8 as south, pg_catalog.max(" + x + first + ")::float8 as east, pg_catalog.max(" + y + second
                + ")::float8 as north";
    }
}

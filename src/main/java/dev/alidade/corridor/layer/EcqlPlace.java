package dev.alidade.corridor.layer;

import dev.alidade.database.Identifiers;
import java.util.Locale;
import java.util.Map;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.Beyond;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.DWithin;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.SpatialOperator;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.locationtech.jts.geom.Geometry;

/**
 * ECQL's spatial conditions in PostGIS's words. Geometries in ECQL are WGS 84 degrees and are brought into the column's
 * system, never the other way round; distances are metres on the ground.
 */
record EcqlPlace(SpatialLayer layer) {
    private static final Map<String, Double> METRES = Map.of(
            "meters",
            1.0,
            "m",
            1.0,
            "kilometers",
            1000.0,
            "feet",
            0.3048,
            "statute miles",
            1609.344,
            "nautical miles",
            1852.0);

    String condition(SpatialOperator operator) {
        if (!(operator instanceof BinarySpatialOperator two)
                || !(layer.source().form() instanceof GeometryForm.Spatial)) {
            throw EcqlSql.refused(operator.getClass().getSimpleName());
        }
        var column = "g." + Identifiers.quote(layer.source().form().name());
        return switch (two) {
            case BBOX box ->
                column + " operator(" + Identifiers.quote(layer.postgisSchema()) + ".&&) " + place(box, false);
            case DistanceBufferOperator distance -> distance(distance, column);
            case Intersects _ -> test("st_intersects", column, two);
            case Within _ -> test("st_within", column, two);
            case Contains _ -> test("st_contains", column, two);
            case Disjoint _ -> "not " + test("st_intersects", column, two);
            case Touches _ -> test("st_touches", column, two);
            case Crosses _ -> test("st_crosses", column, two);
            case Overlaps _ -> test("st_overlaps", column, two);
            case Equals _ -> test("st_equals", column, two);
            default -> throw EcqlSql.refused(two.getClass().getSimpleName());
        };
    }

    private String test(String function, String column, BinarySpatialOperator two) {
        var flat = layer.geography() ? column + "::" + postgis("geometry") : column;
        return postgis(function) + "(" + flat + ", " + place(two, true) + ")";
    }

    private String distance(DistanceBufferOperator operator, String column) {
        var unit = operator.getDistanceUnits() == null
                ? ""
                : operator.getDistanceUnits().toLowerCase(Locale.ROOT);
        var metres = METRES.get(unit);
        if (metres == null || !(operator instanceof DWithin || operator instanceof Beyond)) {
            throw EcqlSql.refused("DWITHIN … " + unit);
        }
        var degrees = layer.geography() || layer.srid() == 4326 || layer.srid() == 0
                ? column
                : postgis("st_transform") + "(" + column + ", 4326)";
        var near = postgis("st_dwithin") + "(" + degrees + "::" + postgis("geography") + ", " + literal(operator) + "::"
                + postgis("geography") + ", " + operator.getDistance() * metres + ")";
        return operator instanceof Beyond ? "not " + near : near;
    }

    private String place(BinarySpatialOperator two, boolean flat) {
        var degrees = literal(two);
        if (layer.geography()) {
            return flat ? degrees : degrees + "::" + postgis("geography");
        }
        return layer.srid() == 4326 || layer.srid() == 0
                ? degrees
                : postgis("st_transform") + "(" + degrees + ", " + layer.srid() + ")";
    }

    private String literal(BinarySpatialOperator two) {
        var geometry = geometry(two.getExpression2());
        if (geometry == null) {
            geometry = geometry(two.getExpression1());
        }
        if (geometry == null) {
            throw EcqlSql.refused(two.getClass().getSimpleName());
        }
        return postgis("st_geomfromtext") + "(" + Identifiers.literal(geometry.toText()) + ", "
                + (layer.srid() == 0 && !layer.geography() ? 0 : 4326) + ")";
    }

    private static @org.jspecify.annotations.Nullable Geometry geometry(Expression expression) {
        return expression instanceof Literal ? expression.evaluate(null, Geometry.class) : null;
    }

    private String postgis(String function) {
        return Identifiers.qualified(layer.postgisSchema(), function);
    }
}

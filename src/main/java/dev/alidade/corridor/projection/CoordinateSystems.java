package dev.alidade.corridor.projection;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.DefaultCoordinateOperationFactory;

/**
 * Coordinate systems by SRID, and the metric system that fits a place. The usual ones (WGS 84, NAD83, their UTM zones,
 * San Francisco's own) are known by formula; any other code comes from the EPSG database, which GeoTools unpacks once
 * (33 MB, about a second) into the user's data folder. Transforms are cached; thread-safe; never call it on the user
 * interface's thread.
 */
public final class CoordinateSystems {
    private static final MapBox SAN_FRANCISCO = MapBox.ofDegrees(-122.62, 37.60, -122.28, 37.90);
    private static final int SAN_FRANCISCO_CS13 = 7131;
    private static final String EPSG_FOLDER_PROPERTY = "EPSG-HSQL.directory";

    private static final String WGS84 = """
            GEOGCS["WGS 84", DATUM["World Geodetic System 1984", SPHEROID["WGS 84", 6378137.0, 298.257223563], \
            TOWGS84[0,0,0,0,0,0,0]], PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], \
            AXIS["Longitude", EAST], AXIS["Latitude", NORTH]]""";
    private static final String NAD83 = """
            GEOGCS["NAD83", DATUM["North American Datum 1983", SPHEROID["GRS 1980", 6378137.0, 298.257222101], \
            TOWGS84[0,0,0,0,0,0,0]], PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], \
            AXIS["Longitude", EAST], AXIS["Latitude", NORTH]]""";

    private final Path epsgFolder;
    private final DefaultCoordinateOperationFactory operations = new DefaultCoordinateOperationFactory();
    private final Map<Integer, MathTransform> toLonLat = new ConcurrentHashMap<>();
    private final Map<String, MetricSystem> metric = new ConcurrentHashMap<>();

    public CoordinateSystems(AppFolders folders) {
        this.epsgFolder = folders.data().resolve("epsg");
    }

    /**
     * Turns coordinates of a system into web mercator, in place.
     *
     * @param xy pairs, x before y (longitude before latitude), as PostGIS stores them
     * @param from first vertex
     * @param to vertex after the last
     * @throws AppException when the SRID is unknown or a coordinate lies outside its system
     */
    public void toMercator(int srid, double[] xy, int from, int to) {
        if (srid == 3857 || srid == 900_913) {
            return;
        }
        if (srid != 4326) {
            try {
                toLonLat.computeIfAbsent(srid, this::lonLatTransform).transform(xy, 2 * from, xy, 2 * from, to - from);
            } catch (TransformException e) {
                throw problem(srid, e);
            }
        }
        WebMercator.project(xy, from, to);
    }

    /**
     * The metric system for work around a place: EPSG:7131 in San Francisco, elsewhere a transverse mercator on the
     * nearest half degree, true to about 10 parts in a million near its meridian (UTM: 400).
     */
    public MetricSystem metricAround(double longitude, double latitude) {
        boolean inSanFrancisco = longitude > SAN_FRANCISCO.west()
                && longitude < SAN_FRANCISCO.east()
                && latitude > SAN_FRANCISCO.south()
                && latitude < SAN_FRANCISCO.north();
        double meridian = Math.round(longitude * 2) / 2.0;
        var name = inSanFrancisco ? "EPSG:" + SAN_FRANCISCO_CS13 : "TM " + meridian;
        return metric.computeIfAbsent(name, n -> {
            try {
                var system = CRS.parseWKT(
                        inSanFrancisco
                                ? knownWkt(SAN_FRANCISCO_CS13)
                                : transverseMercator(n, WGS84, meridian, 0, 1, 0, 0));
                var forth = transform(CRS.parseWKT(WGS84), system);
                return new MetricSystem(n, forth, forth.inverse());
            } catch (FactoryException | TransformException e) {
                throw new IllegalStateException("metric system " + n, e);
            }
        });
    }

    private MathTransform lonLatTransform(int srid) {
        try {
            var wkt = knownWkt(srid);
            if (wkt.isEmpty()) {
                return CRS.findMathTransform(fromEpsgDatabase(srid), CRS.parseWKT(WGS84), true);
            }
            return transform(CRS.parseWKT(wkt), CRS.parseWKT(WGS84));
        } catch (FactoryException e) {
            throw problem(srid, e);
        }
    }

    private CoordinateReferenceSystem fromEpsgDatabase(int srid) throws FactoryException {
        if (System.getProperty(EPSG_FOLDER_PROPERTY) == null) {
            System.setProperty(
                    EPSG_FOLDER_PROPERTY, AppFolders.create(epsgFolder).toString());
        }
        return CRS.getAuthorityFactory(true).createCoordinateReferenceSystem("EPSG:" + srid);
    }

    private MathTransform transform(CoordinateReferenceSystem from, CoordinateReferenceSystem to)
            throws FactoryException {
        synchronized (operations) {
            return operations.createOperation(from, to).getMathTransform();
        }
    }

    /** The definition of a system we know by formula; empty for all others. */
    private static String knownWkt(int srid) {
        if (srid == 4326) {
            return WGS84;
        }
        if (srid == 4269) {
            return NAD83;
        }
        if (srid == SAN_FRANCISCO_CS13) {
            return transverseMercator("San Francisco CS13", NAD83, -122.45, 37.75, 1.000007, 48_000, 24_000);
        }
        if (srid > 32_600 && srid <= 32_660) {
            return utm(WGS84, srid - 32_600, 0);
        }
        if (srid > 32_700 && srid <= 32_760) {
            return utm(WGS84, srid - 32_700, 10_000_000);
        }
        if (srid > 26_900 && srid <= 26_923) {
            return utm(NAD83, srid - 26_900, 0);
        }
        return "";
    }

    private static String utm(String geographic, int zone, double falseNorthing) {
        return transverseMercator("UTM zone " + zone, geographic, zone * 6 - 183, 0, 0.9996, 500_000, falseNorthing);
    }

    private static String transverseMercator(
            String name,
            String geographic,
            double meridian,
            double originLatitude,
            double scale,
            double falseEasting,
            double falseNorthing) {
        return String.format(
                Locale.ROOT, """
                PROJCS["%s", %s, PROJECTION["Transverse_Mercator"], PARAMETER["central_meridian", %s], \
                PARAMETER["latitude_of_origin", %s], PARAMETER["scale_factor", %s], PARAMETER["false_easting", %s], \
                PARAMETER["false_northing", %s], UNIT["m", 1.0], AXIS["Easting", EAST], AXIS["Northing", NORTH]]""", name, geographic, meridian, originLatitude, scale, falseEasting, falseNorthing);
    }

    private static AppException problem(int srid, Exception cause) {
        return new AppException(
                Problem.of(
                        ProblemKind.FAILED,
                        "corridor.srid",
                        Messages.text("corridor.srid.failed", Integer.toString(srid)),
                        Messages.text("corridor.srid.next")),
                cause);
    }
}

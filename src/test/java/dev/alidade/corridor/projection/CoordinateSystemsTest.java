package dev.alidade.corridor.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.error.AppException;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class CoordinateSystemsTest {
    @TempDir
    Path folder;

    private CoordinateSystems systems;

    @BeforeEach
    void make() {
        systems = new CoordinateSystems(new AppFolders(folder, folder, folder));
    }

    @Test
    void mercatorGoesThereAndBack() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-85, 85);
            assertThat(WebMercator.longitude(WebMercator.x(longitude))).isCloseTo(longitude, within(1e-9));
            assertThat(WebMercator.latitude(WebMercator.y(latitude))).isCloseTo(latitude, within(1e-9));
        }
        assertThat(WebMercator.x(180)).isCloseTo(WebMercator.HALF_WORLD, within(1e-6));
        assertThat(WebMercator.y(89)).isCloseTo(WebMercator.HALF_WORLD, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        // SRID, x, y of the same place near City Hall, made with PROJ 9.1.1
        "26910, 551130.768482, 4180998.881389",
        "32610, 551130.768481, 4180998.881499",
        "3857, -13627665.271218, 4547675.354341",
        "7131, 50695.886716, 26764.160785",
        "4326, -122.4194, 37.7749"
    })
    void placesKnownSystemsWhereProjDoes(int srid, double x, double y) {
        double[] point = {x, y};
        systems.toMercator(srid, point, 0, 1);
        assertThat(WebMercator.longitude(point[0])).isCloseTo(-122.4194, within(1e-7));
        assertThat(WebMercator.latitude(point[1])).isCloseTo(37.7749, within(1e-7));
    }

    @Test
    void takesOtherSystemsFromTheEpsgDatabase() {
        // Lambert-93, the Eiffel tower
        double[] point = {648_237.3015, 6_862_271.6816};
        systems.toMercator(2154, point, 0, 1);
        assertThat(WebMercator.longitude(point[0])).isCloseTo(2.2945, within(1e-6));
        assertThat(WebMercator.latitude(point[1])).isCloseTo(48.8584, within(1e-6));
    }

    @Test
    void namesAnSridThatNobodyKnows() {
        assertThatThrownBy(() -> systems.toMercator(999_999, new double[] {1, 2}, 0, 1))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("999999");
    }

    @Test
    void theSeedsCorridorHasItsGeodesicLengthAndTrueBuffer() {
        var corridor = seedCorridor();
        double[] lonLat = {-122.4330, 37.7599, -122.4194, 37.7749};
        assertThat(Geodesy.length(lonLat, 0, 2)).isCloseTo(2_051.27, within(0.01));
        var system = systems.metricAround(-122.426, 37.767);
        assertThat(system.name()).isEqualTo("EPSG:7131");
        assertThat(system.toMetres(corridor).getLength()).isCloseTo(2_051.286, within(0.01));
        double area = Geodesy.area(system.buffer(corridor, 100));
        assertThat(area).isCloseTo(441_318, within(441_318 * 0.005));
    }

    @Test
    void everyPointOfABufferLiesAtItsDistance() {
        var ring = systems.metricAround(-122.426, 37.767)
                .buffer(new GeometryFactory().createPoint(new Coordinate(-122.4194, 37.7749)), 100);
        for (var point : ring.getCoordinates()) {
            assertThat(Geodesy.distance(-122.4194, 37.7749, point.x, point.y)).isCloseTo(100, within(0.01));
        }
    }

    @ParameterizedTest
    @CsvSource({"13.4, 52.5", "151.2, -33.9", "-70.9, -53.2", "25.5, 66.5", "0.1, 0.1", "179.9, -17"})
    void buffersAreTrueEverywhere(double longitude, double latitude) {
        var ring = systems.metricAround(longitude, latitude)
                .buffer(new GeometryFactory().createPoint(new Coordinate(longitude, latitude)), 100);
        for (var point : ring.getCoordinates()) {
            assertThat(Geodesy.distance(longitude, latitude, point.x, point.y)).isCloseTo(100, within(0.01));
        }
    }

    static Geometry seedCorridor() {
        return new GeometryFactory()
                .createLineString(
                        new Coordinate[] {new Coordinate(-122.4330, 37.7599), new Coordinate(-122.4194, 37.7749)});
    }
}

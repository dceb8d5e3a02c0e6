package dev.alidade.corridor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class FeatureIndexTest {
    @Test
    void amongPolygonsAroundAPlaceTheSmallestIsMeant() throws ParseException {
        var index = index("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))", "POLYGON((40 40, 60 40, 60 60, 40 60, 40 40))");
        assertThat(index.nearest(50, 50, 0)).isEqualTo(1);
        assertThat(index.nearest(10, 10, 0)).isZero();
        assertThat(index.nearest(150, 50, 0)).isEqualTo(-1);
    }

    @Test
    void aHoleIsNotInside() throws ParseException {
        var index = index("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0), (40 40, 60 40, 60 60, 40 60, 40 40))");
        assertThat(index.nearest(50, 50, 0)).isEqualTo(-1);
        assertThat(index.nearest(20, 50, 0)).isZero();
    }

    @Test
    void linesAreFoundByTheirTrueDistanceNotTheirBox() throws ParseException {
        var index = index("LINESTRING(0 0, 100 100)", "LINESTRING(0 30, 100 30)");
        assertThat(index.nearest(90, 32, 5)).isEqualTo(1);
        assertThat(index.nearest(72, 70, 5)).isZero();
        assertThat(index.nearest(80, 10, 5)).isEqualTo(-1);
    }

    @Test
    void thereIsNothingToFindInAnEmptyLayer() throws ParseException {
        assertThat(index().nearest(0, 0, 10)).isEqualTo(-1);
    }

    private static FeatureIndex index(String... texts) throws ParseException {
        var collector = new FeatureCollector();
        var decoder = new WkbDecoder(collector);
        for (var text : texts) {
            decoder.decode(new WKBWriter().write(new WKTReader().read(text)));
            collector.endFeature(3857, text, null, null, 0);
        }
        return new FeatureIndex(collector.finish(
                new CoordinateSystems(new AppFolders(Path.of("s"), Path.of("d"), Path.of("l"))), 3857));
    }
}

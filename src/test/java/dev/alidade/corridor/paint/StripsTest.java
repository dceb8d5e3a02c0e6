package dev.alidade.corridor.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.corridor.feature.FeatureCollector;
import dev.alidade.corridor.feature.WkbDecoder;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.projection.Viewport;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

class StripsTest {
    private static final CoordinateSystems SYSTEMS =
            new CoordinateSystems(new AppFolders(Path.of("none"), Path.of("none"), Path.of("none")));

    /** 40 random pictures of 400 boxes, from specks to larger than the picture, many of them outside. */
    @Test
    void everyFeatureIsInEveryStripThatItMeetsAndInNoOtherFarAway() {
        var random = new Random(13);
        for (int round = 0; round < 40; round++) {
            var view = new Viewport(0, 0, 1, 50 + random.nextInt(600), 1 + random.nextInt(700));
            var collector = new FeatureCollector();
            for (int i = 0; i < 400; i++) {
                double x = random.nextDouble(-600, 600);
                double y = random.nextDouble(-600, 600);
                double size = Math.pow(10, random.nextDouble(-2, 3.5));
                new WkbDecoder(collector)
                        .decode(new WKBWriter().write(new GeometryFactory().createLineString(new Coordinate[] {
                                    new Coordinate(x, y), new Coordinate(x + size, y + size * random.nextDouble())
                                })));
                collector.endFeature(3857, null, null, null, 0);
            }
            var features = collector.finish(SYSTEMS, 3857);
            var strips = new Strips(view, 1);
            assertThat(strips.bottom(strips.count() - 1)).isEqualTo(view.height());
            for (int strip = 0; strip < strips.count(); strip++) {
                var expected = new ArrayList<Integer>();
                var possible = new ArrayList<Integer>();
                for (int f = 0; f < features.size(); f++) {
                    double top = view.pixelY(features.maxY(f));
                    double bottom = view.pixelY(features.minY(f));
                    boolean across =
                            view.pixelX(features.maxX(f)) >= -24 && view.pixelX(features.minX(f)) <= view.width() + 24;
                    if (across && bottom >= strips.top(strip) && top <= strips.bottom(strip)) {
                        expected.add(f);
                    }
                    if (across && bottom >= strips.top(strip) - 25 - 96 && top <= strips.bottom(strip) + 25 + 96) {
                        possible.add(f);
                    }
                }
                assertThat(strips.meeting(features, strip))
                        .doesNotHaveDuplicates()
                        .isSorted();
                var found = java.util.Arrays.stream(strips.meeting(features, strip))
                        .boxed()
                        .toList();
                assertThat(found).containsAll(expected);
                assertThat(possible).containsAll(found);
            }
        }
    }
}

package dev.alidade.corridor.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.corridor.projection.WebMercator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenPlaceTest {
    @ParameterizedTest
    @ValueSource(strings = {"37.7749 -122.4194", "37.7749, -122.4194", "-122.4194;37.7749", " 37.7749 ,-122.4194 "})
    void aPairOfDegreesIsAPlaceWhicheverComesFirst(String text) {
        var box = WrittenPlace.box(text).orElseThrow();

        assertThat(WebMercator.longitude((box.minX() + box.maxX()) / 2)).isCloseTo(-122.4194, within(1e-4));
        assertThat(WebMercator.latitude((box.minY() + box.maxY()) / 2)).isCloseTo(37.7749, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "here", "91 181", "37.7", "1 2 3", "EPSG:4326"})
    void whatIsNoPlaceIsNone(String text) {
        assertThat(WrittenPlace.box(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:26910 551130 4180998",
                "epsg 26910, 551130, 4180998",
                "26910;551130;4180998",
                "SRID=26910 551130 4180998"
            })
    void aCodeAndTwoNumbersAreAPlaceOfThatSystem(String text) {
        assertThat(WrittenPlace.coded(text)).hasValue(new WrittenPlace.Coded(26910, 551130, 4180998));
    }

    @Test
    void aPlaceIsWrittenWithItsHemispheres() {
        assertThat(WrittenPlace.words(-122.4194, 37.7749)).isEqualTo("37.77490° N  122.41940° W");
        assertThat(WrittenPlace.words(151.2, -33.87)).isEqualTo("33.87000° S  151.20000° E");
    }
}

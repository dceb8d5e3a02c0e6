package dev.alidade.browser.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.alidade.browser.value.ShapeReading.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @Test
    void aVectorSaysWhatItMeasures() {
        var vector = VectorReading.of("[3,-4,0]").orElseThrow();
        assertThat(vector.dimensions()).isEqualTo(3);
        assertThat(vector.norm()).isCloseTo(5, within(1e-12));
        assertThat(vector.least()).isEqualTo(-4);
        assertThat(vector.greatest()).isEqualTo(3);
        assertThat(vector.mean()).isCloseTo(-1 / 3.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[1,2", "1,2]", "[1,x]", "{1,2}"})
    void whatIsNoWholeVectorIsNotReadAsOne(String text) {
        assertThat(VectorReading.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(1 2)|POINT|1|POINT",
                "SRID=4326;POINT Z (1 2 3)|POINT|1|POINT",
                "MULTIPOINT((1 2),(3 4))|MULTIPOINT|2|POINT",
                "MULTIPOINT(1 2,3 4)|MULTIPOINT|2|POINT",
                "LINESTRING(0 0,1 1,2 -3.5e2)|LINESTRING|1|LINE",
                "MULTILINESTRING((0 0,1 1),(2 2,3 3))|MULTILINESTRING|2|LINE",
                "POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))|POLYGON|2|RING",
                "MULTIPOLYGON(((0 0,4 0,4 4,0 0)),((9 9,10 9,10 10,9 9)))|MULTIPOLYGON|2|RING",
                "CIRCULARSTRING(0 0,1 1,2 0)|CIRCULARSTRING|1|LINE",
                "TRIANGLE Z ((0 0 1,1 0 1,0 1 1,0 0 1))|TRIANGLE|1|RING",
            })
    void aGeometryGivesItsParts(String text, String type, int parts, Kind kind) {
        var shape = ShapeReading.of(text).orElseThrow();
        assertThat(shape.type()).isEqualTo(type);
        assertThat(shape.parts()).hasSize(parts).allMatch(part -> part.kind() == kind);
        assertThat(shape.whole()).isTrue();
        assertThat(shape.srid()).isEqualTo(text.startsWith("SRID") ? 4326 : 0);
    }

    @Test
    void aCollectionMixesKindsAndPolygonsKeepTheirHoles() {
        var shape = ShapeReading.of("GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,5 5),"
                        + "MULTIPOLYGON(((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1)),((9 9,10 9,10 10,9 9))))")
                .orElseThrow();
        assertThat(shape.parts())
                .extracting(ShapeReading.Part::kind)
                .containsExactly(Kind.POINT, Kind.LINE, Kind.RING, Kind.RING, Kind.RING);
        var rings = shape.parts().subList(2, 5);
        assertThat(rings.get(0).polygon()).isEqualTo(rings.get(1).polygon());
        assertThat(rings.get(2).polygon()).isNotEqualTo(rings.get(0).polygon());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "POINT EMPTY", "hello", "\\x0101", "POINT(nan nan)", "((((", "POLYGON(("})
    void whatHasNoCoordinatesIsNoShape(String text) {
        assertThat(ShapeReading.of(text)).isEmpty();
    }

    @Test
    void aCutGeometryIsReadAsFarAsItGoesAndSaysSo() {
        var text = "LINESTRING(0 0,1 1,2 2),(3 3,4 4";
        var shape = ShapeReading.of("MULTI" + text.replace("LINESTRING(", "LINESTRING(("))
                .orElseThrow();
        assertThat(shape.whole()).isFalse();
        assertThat(shape.parts()).hasSize(1);
    }

    @Test
    void noTextBreaksTheReaders() {
        var random = new Random(99);
        var signs = "()[],;.- 0123456789POLYGNTIMUSRD=eEx\\\u0000😀";
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder(i % 3 == 0 ? "POLYGON((" : i % 3 == 1 ? "[" : "\\x");
            for (int k = random.nextInt(40); k > 0; k--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(ShapeReading.of(text.toString())).isNotNull();
            assertThat(VectorReading.of(text.toString())).isNotNull();
            assertThat(BytesReading.bytes(text.toString())).isNotNull();
            assertThat(MomentReading.of(text.toString())).isEmpty();
        }
    }

    @Test
    void bytesAreDumpedBesideTheirSigns() {
        var bytes = BytesReading.bytes("\\x89504e470d0a1a0a48656c6c6f20776f726c6421")
                .orElseThrow();
        assertThat(BytesReading.ending(bytes)).isEqualTo("png");
        assertThat(BytesReading.isPicture(bytes)).isTrue();
        assertThat(BytesReading.dump(bytes, 100, 16)).isEqualTo("""
            0000  89 50 4e 47 0d 0a 1a 0a  48 65 6c 6c 6f 20 77 6f  .PNG....Hello wo
            0010  72 6c 64 21                                       rld!
            """);
        assertThat(BytesReading.dump(bytes, 12, 8)).isEqualTo("""
            0000  89 50 4e 47 0d 0a 1a 0a  .PNG....
            0008  48 65 6c 6c              Hell
            """);
        for (int perLine : new int[] {4, 8, 16}) {
            assertThat(BytesReading.dump(new byte[perLine], 99, perLine).strip())
                    .hasSize(BytesReading.dumpWidth(perLine));
        }
        assertThat(BytesReading.ending(HexFormat.of().parseHex("00"))).isEqualTo("bin");
        assertThat(BytesReading.ending(new byte[0])).isEqualTo("bin");
    }

    @Test
    void aMomentIsTheSameInEveryZone() {
        var moment = MomentReading.of("2026-03-01 12:30:00.25+05:45").orElseThrow();
        assertThat(moment).isEqualTo(Instant.parse("2026-03-01T06:45:00.250Z"));
        assertThat(MomentReading.in(ZoneId.of("Australia/Sydney"), moment)).isEqualTo("2026-03-01 17:45:00.25 +11:00");
        assertThat(MomentReading.of("2026-03-01 12:30:00+00")).contains(Instant.parse("2026-03-01T12:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "-infinity", "2026-03-01", "0044-03-15 12:00:00+00 BC", "2026-03-01 12:30:00"})
    void whatIsNoMomentOfOurCalendarIsLeftAsText(String text) {
        assertThat(MomentReading.of(text)).isEmpty();
    }

    @Test
    void aPlaceInJsonIsAnExpressionInSql() {
        assertThat(JsonPlace.WHOLE.then("a").then("0").sql("doc")).isEqualTo("\"doc\" #>> '{a,0}'");
        assertThat(JsonPlace.WHOLE.then("we \"ird'").then("").then("null").sql("My doc"))
                .isEqualTo("\"My doc\" #>> E'{\"we \\\\\"ird''\",\"\",\"null\"}'");
    }
}

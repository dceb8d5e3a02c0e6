package dev.alidade.corridor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final int CASES = 500;
    private final Random random = new Random(20_261_121);

    @Test
    void givesBackWhatWasAddedAlsoInViewsTakenEarlierInFiveHundredCases() {
        for (int i = 0; i < CASES; i++) {
            var words = new Words();
            var expected = new ArrayList<@Nullable String>();
            int noneUntil = random.nextInt(40);
            int early = random.nextInt(80);
            Words.View before = words.view();
            for (int n = random.nextInt(400); n > 0; n--) {
                var word = expected.size() < noneUntil || random.nextInt(5) == 0 ? null : word();
                words.add(word);
                expected.add(word);
                if (expected.size() == early) {
                    before = words.view();
                }
            }
            var view = words.view();
            for (int place = 0; place < expected.size(); place++) {
                assertThat(view.at(place)).isEqualTo(expected.get(place));
                if (place < early && expected.size() >= early) {
                    assertThat(before.at(place)).isEqualTo(expected.get(place));
                }
            }
        }
    }

    @Test
    void findsWordsByTheirBytes() {
        var words = new Words();
        var wanted = new HashSet<String>();
        var table = new WordTable();
        for (int i = 0; i < 5_000; i++) {
            var word = random.nextInt(10) == 0 ? null : word();
            words.add(word);
            if (word != null && random.nextInt(8) == 0 && wanted.add(word)) {
                table.add(word);
            }
        }
        var view = words.view();
        for (int place = 0; place < words.size(); place++) {
            var word = view.at(place);
            int number = view.in(table, place);
            assertThat(number >= 0).isEqualTo(word != null && wanted.contains(word));
            if (word != null && number >= 0) {
                assertThat(table.words().get(number)).isEqualTo(word);
                assertThat(view.is(place, word.getBytes(StandardCharsets.UTF_8)))
                        .isTrue();
            }
        }
    }

    private String word() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "é" + random.nextInt(50);
            case 2 -> Integer.toString(random.nextInt(3_000));
            default -> "\uD83D\uDE80".repeat(random.nextInt(6));
        };
    }
}

package dev.alidade.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void aShortTextIsLeftAsItIs() {
        assertThat(Excerpt.of("twelve metres", 13)).isEqualTo("twelve metres");
        assertThat(Excerpt.of("", 0)).isEmpty();
    }

    @Test
    void aLongOneIsCutAndSaysSo() {
        assertThat(Excerpt.of("twelve metres", 6)).isEqualTo("twelve…");
        assertThat(Excerpt.start("twelve metres", 6)).isEqualTo("twelve");
    }

    @Test
    void noCharacterIsCutInTwoWhereverTheTextEnds() {
        var text = "a😀b😀😀c";
        for (int most = 0; most <= text.length(); most++) {
            var start = Excerpt.start(text, most);
            assertThat(text).startsWith(start);
            assertThat(start.length()).isBetween(Math.max(0, most - 1), most);
            assertThat(new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(start);
        }
    }
}

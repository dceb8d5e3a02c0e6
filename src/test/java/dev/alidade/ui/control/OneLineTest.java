package dev.alidade.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void nothingBreaksOutOfItsLineOrTurnsWhatStandsBesideIt() {
        assertThat(OneLine.of("a\nb\tc\u001b[2J", 100)).isEqualTo("a⏎b  c·[2J");
        assertThat(OneLine.of("gpj.\u202egnp.exe\u202c \u2067x\u2069", 100)).isEqualTo("gpj.·gnp.exe· ·x·");
        assertThat(OneLine.of("שלום \u200eعالم", 100)).isEqualTo("שלום \u200eعالم");
        assertThat(OneLine.of("😀😀😀", 2)).isEqualTo("😀😀");
    }

    @Test
    void aTextOnSeveralLinesKeepsItsLengthWhenSignsStandForWhatTurnsIt() {
        assertThat(OneLine.withSigns("gpj.\u202egnp\n\u2066😀\u2069")).isEqualTo("gpj.·gnp\n·😀·");
        assertThat(OneLine.turning("gpj.\u202egnp\n\u2066😀\u2069")).isEqualTo(3);
    }
}

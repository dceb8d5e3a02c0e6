package dev.alidade.browser.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PastedBlockTest {
    @Test
    void tabsAndLineEndsSplit() {
        assertThat(PastedBlock.of("a\tb\r\nc\t\r\n")).containsExactly(List.of("a", "b"), List.of("c", ""));
        assertThat(PastedBlock.of("one")).containsExactly(List.of("one"));
        assertThat(PastedBlock.of("\t\n")).containsExactly(List.of("", ""));
        assertThat(PastedBlock.of("")).isEmpty();
    }

    @Test
    void quotedFieldsMayHoldTabsLinesAndQuotes() {
        assertThat(PastedBlock.of("\"a\tb\"\t\"say \"\"hi\"\"\"\n\"two\nlines\"\tx"))
                .containsExactly(List.of("a\tb", "say \"hi\""), List.of("two\nlines", "x"));
    }

    @Test
    void aQuoteThatQuotesNothingIsAQuote() {
        assertThat(PastedBlock.of("5\" pipe\t\"open\n\"a\" b"))
                .containsExactly(List.of("5\" pipe", "\"open"), List.of("\"a\" b"));
    }
}

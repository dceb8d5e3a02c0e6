package dev.alidade.browser.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListedValuesTest {
    @Test
    void commasAndLinesSplitAndQuotesKeep() {
        assertThat(ListedValues.of("1, 2 ,3")).containsExactly("1", "2", "3");
        assertThat(ListedValues.of("\"a,b\", \"say \"\"x\"\"\", \"\"\nlast"))
                .containsExactly("a,b", "say \"x\"", "", "last");
        assertThat(ListedValues.of(" , ,")).isEmpty();
    }
}

package dev.alidade.browser.ui.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentPaneTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Etc/UTC", "Z", "GMT", "Zulu", "+00:00"})
    void utcIsListedOnceWhateverTheMachineCallsIt(String here) {
        assertThat(MomentPane.clocks(ZoneId.of(here))).containsExactly(ZoneOffset.UTC);
    }

    @Test
    void anotherZoneIsListedBesideIt() {
        // as late as UTC in winter only
        var london = ZoneId.of("Europe/London");
        assertThat(MomentPane.clocks(london)).containsExactly(ZoneOffset.UTC, london);
    }
}

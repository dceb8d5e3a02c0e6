package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.Difference.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTextTest {
    /** Reasons are kept in the database and in files, which take no halves of characters. */
    @Test
    void aLongValueIsNeverCutWithinACharacter() {
        for (int start = 0; start < 4; start++) {
            var value = "a".repeat(start) + "😀".repeat(500);
            var text = DifferenceText.changes(List.of(new Change("comment", null, value)));
            assertThat(text.length()).isLessThan(value.length());
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        }
    }
}

package dev.alidade.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlHighlightingTest {
    @Test
    void literalsOfAnyLengthAreOneString() {
        var text = "select '" + "{\"int_a_b\",''}".repeat(20_000) + "', \"" + "a\"\"".repeat(20_000) + "\"";
        var spans = SqlHighlighting.of(text);
        assertThat(spans.stream())
                .anyMatch(span -> span.getLength() > 200_000
                        && Set.copyOf(span.getStyle()).contains("sql-string"));
        assertThat(spans.length()).isEqualTo(text.length());
    }
}

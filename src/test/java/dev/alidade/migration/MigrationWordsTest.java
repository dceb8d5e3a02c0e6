package dev.alidade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MigrationWordsTest {
    @Test
    void aMigrationIsRolledBackAndNeverTakenBack() throws IOException {
        var texts = new Properties();
        try (var bundle = MigrationWordsTest.class.getResourceAsStream("/i18n/messages-migration.properties")) {
            texts.load(new String(Objects.requireNonNull(bundle).readAllBytes(), StandardCharsets.UTF_8)
                    .transform(StringReader::new));
        }
        assertThat(texts.values())
                .hasSizeGreaterThan(500)
                .noneMatch(text -> text.toString().matches("(?is).*\\btak(e|es|en|ing)\\b.*\\bback\\b.*"));
    }
}

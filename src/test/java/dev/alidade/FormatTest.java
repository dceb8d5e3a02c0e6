package dev.alidade;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What Spotless checks, for builds whose Maven runs on a JVM too old for it. */
@EnabledIfSystemProperty(named = "alidade.format", matches = "true")
class FormatTest {
    @Test
    void everySourceIsFormatted() throws IOException, FormatterException {
        var formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(Style.PALANTIR).build());
        var unformatted = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (!formatter.formatSource(text).equals(text)) {
                    unformatted.add(file);
                }
            }
        }
        assertThat(unformatted).isEmpty();
    }
}

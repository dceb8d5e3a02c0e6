package dev.alidade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the code asks for exists, is a valid pattern, and none is left over. */
class MessagesTest {
    private static final Pattern DIRECT = Pattern.compile("Messages\\.text\\(\\s*\"([a-zA-Z0-9_.]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-zA-Z][a-zA-Z0-9_]*\\.[a-zA-Z0-9_.]*)\"");

    @Test
    void everyKeyInTheCodeHasAText() {
        var missing = new TreeSet<String>();
        var known = keys();
        sources().forEach(source -> {
            var keys = DIRECT.matcher(source);
            while (keys.find()) {
                if (!known.contains(keys.group(1)) && !keys.group(1).endsWith(".")) {
                    missing.add(keys.group(1));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAskedFor() {
        var asked = new TreeSet<String>();
        sources().forEach(source -> {
            var words = QUOTED.matcher(source);
            while (words.find()) {
                asked.add(words.group(1));
            }
        });
        // a key may be built from a prefix ending in a dot, or be a known key's next step
        assertThat(keys())
                .allMatch(key -> asked.contains(key)
                        || (key.endsWith(".next") && asked.contains(key.substring(0, key.length() - ".next".length())))
                        || asked.stream().anyMatch(word -> word.endsWith(".") && key.startsWith(word)));
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("resources/i18n"))) {
            for (var file : files.toList()) {
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.contains("=") && !line.startsWith("#"))
                                .map(line -> line.substring(0, line.indexOf('='))))
                        .as(file.toString())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyTextIsAValidPattern() {
        assertThat(keys()).isNotEmpty().allSatisfy(key -> {
            assertThat(Messages.text(key, 1, 2, 3, 4, 5)).isNotBlank().doesNotContain("{");
        });
    }

    private static Set<String> keys() {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("resources/i18n"))) {
            files.forEach(file -> {
                var bundle = new Properties();
                try (var in = Files.newBufferedReader(file)) {
                    bundle.load(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                keys.addAll(bundle.stringPropertyNames());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

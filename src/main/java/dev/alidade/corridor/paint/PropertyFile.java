package dev.alidade.corridor.paint;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads the map's own resource files. */
final class PropertyFile {
    private PropertyFile() {}

    static Map<String, String> read(String path) {
        try (var in = new InputStreamReader(
                Objects.requireNonNull(PropertyFile.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(in);
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}

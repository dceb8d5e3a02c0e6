package dev.alidade.browser.diagram;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The colours of a diagram, from {@code resources/diagram/*.properties}.
 *
 * @param colours ARGB by key
 */
public record DiagramPalette(Map<String, Integer> colours) {
    private static final int FAINT = 0x38;

    public DiagramPalette {
        colours = Map.copyOf(colours);
    }

    /** The palette for light or dark ground. */
    public static DiagramPalette load(boolean dark) {
        var path = dark ? "/diagram/dark.properties" : "/diagram/light.properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(DiagramPalette.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            var file = new Properties();
            file.load(in);
            return new DiagramPalette(file.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            key -> key,
                            key -> Integer.parseUnsignedInt(
                                            file.getProperty(key).strip(), 16)
                                    | 0xFF00_0000)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The colour of a key; a missing key is a defect. */
    public int colour(String key) {
        var colour = colours.get(key);
        if (colour == null) {
            throw new IllegalArgumentException("no diagram colour " + key);
        }
        return colour;
    }

    /** The colour of a key, faint where something else is in the foreground. */
    int colour(String key, boolean faint) {
        int colour = colour(key);
        return faint ? (colour & 0x00FF_FFFF) | (FAINT << 24) : colour;
    }
}

package dev.alidade.corridor.paint;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The colours of the drawn map, from {@code resources/map/palette-*.properties}.
 *
 * @param dark whether it is made for dark ground
 * @param colours ARGB by key
 */
public record MapPalette(boolean dark, Map<String, Integer> colours) {
    private static final int CATEGORIES = 8;

    public MapPalette {
        colours = Map.copyOf(colours);
    }

    /** The palette for light or dark ground. */
    public static MapPalette load(boolean dark) {
        var file = PropertyFile.read(dark ? "/map/palette-dark.properties" : "/map/palette-light.properties");
        return new MapPalette(
                dark,
                file.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> argb(e.getValue()))));
    }

    /** The colour of a key; a missing key is a defect. */
    public int colour(String key) {
        var colour = colours.get(key);
        if (colour == null) {
            throw new IllegalArgumentException("no map colour " + key);
        }
        return colour;
    }

    /** The colour of a key, or of another one. */
    public int colour(String key, String otherwise) {
        var colour = colours.get(key);
        return colour == null ? colour(otherwise) : colour;
    }

    /** One of the colours for words that have no meaning of their own. */
    public int category(int place) {
        return colour("category." + Math.floorMod(place, CATEGORIES));
    }

    /** A colour with the opacity of another. */
    public static int withOpacityOf(int colour, int opacity) {
        return (colour & 0x00FF_FFFF) | (opacity & 0xFF00_0000);
    }

    private static int argb(String hex) {
        int value = Integer.parseUnsignedInt(hex.strip(), 16);
        return hex.strip().length() <= 6 ? value | 0xFF00_0000 : value;
    }
}

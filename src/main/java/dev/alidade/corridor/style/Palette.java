package dev.alidade.corridor.style;

import java.util.List;

/**
 * Colours that people with any kind of colour vision tell apart: the eight of Okabe and Ito for names, viridis and
 * cividis for quantities, a blue-to-orange scale for quantities around a middle.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
public enum Palette {
    /** For names. */
    OKABE_ITO(false, 0x0072B2, 0xE69F00, 0x009E73, 0xD55E00, 0x56B4E9, 0xCC79A7, 0xF0E442, 0x000000),
    /** For quantities, dark to light. */
    VIRIDIS(true, 0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725),
    /** For quantities, made for red-green blindness. */
    CIVIDIS(true, 0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55, 0xFEE838),
    /** For quantities around a middle. */
    BLUE_ORANGE(true, 0x08519C, 0x4A90C2, 0x9CC9E0, 0xF2F2F2, 0xFDC58A, 0xE58A3C, 0xA64B0A);

    private final boolean graded;
    private final List<Integer> stops;

    Palette(boolean graded, Integer... stops) {
        this.graded = graded;
        this.stops = List.of(stops);
    }

    /** Whether its colours have an order. */
    public boolean isGraded() {
        return graded;
    }

    /** One of so many colours, opaque ARGB; names beyond the palette's begin anew. */
    public int colour(int place, int count) {
        if (!graded) {
            return 0xFF00_0000 | stops.get(Math.floorMod(place, stops.size()));
        }
        double at = count < 2 ? 0.5 : (double) place / (count - 1);
        double exact = Math.clamp(at, 0, 1) * (stops.size() - 1);
        int below = (int) Math.min(Math.floor(exact), stops.size() - 2);
        return 0xFF00_0000 | mix(stops.get(below), stops.get(below + 1), exact - below);
    }

    private static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = (a >> shift) & 0xFF;
            int to = (b >> shift) & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }
}

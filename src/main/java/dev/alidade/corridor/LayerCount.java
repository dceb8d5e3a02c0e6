package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a picture shows of one layer.
 *
 * @param layer which one
 * @param title what the legend calls it
 * @param role how it is drawn
 * @param shown features inside the picture
 * @param total rows with a geometry; an estimate unless {@code totalExact}
 * @param totalExact whether the total was counted
 * @param vertices vertices held for it
 * @param fetchMillis time of the last fetch
 * @param legend its classes with their colours
 * @param notes what the user should know: mixed SRIDs, no index, empty geometries
 * @param problem why it could not be drawn; null when it was
 */
public record LayerCount(
        LayerId layer,
        String title,
        LayerRole role,
        int shown,
        long total,
        boolean totalExact,
        int vertices,
        double fetchMillis,
        List<LegendEntry> legend,
        List<String> notes,
        @Nullable Problem problem) {

    public LayerCount {
        legend = List.copyOf(legend);
        notes = List.copyOf(notes);
    }

    /**
     * A class of a layer.
     *
     * @param word as the database has it; empty for the layer itself
     * @param argb its colour
     * @param count features of it inside the picture
     */
    public record LegendEntry(String word, int argb, int count) {}
}

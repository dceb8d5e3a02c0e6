package dev.alidade.corridor.edit;

import dev.alidade.corridor.audit.Difference;
import dev.alidade.corridor.conflict.Conflict;
import dev.alidade.corridor.table.KeyList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * What is known of a corridor while it is drawn.
 *
 * @param draft the corridor
 * @param buffer the ground it would hold, in degrees
 * @param lengthMetres of its line on the ellipsoid
 * @param touched what lies within its metres, by list, in order along it
 * @param places where that lies, in degrees, by list and key
 * @param conflicts whom it would meet
 * @param faults why it cannot be stored like this, as sentences; empty when it can
 */
public record Sketch(
        CorridorDraft draft,
        Geometry buffer,
        double lengthMetres,
        Map<KeyList, List<Difference>> touched,
        Map<KeyList, List<Geometry>> places,
        List<Conflict> conflicts,
        List<String> faults) {
    public Sketch {
        conflicts = List.copyOf(conflicts);
        faults = List.copyOf(faults);
    }
}

package dev.alidade.corridor.doctor;

import dev.alidade.corridor.feature.ViewportPlan;
import java.time.Duration;
import java.util.List;

/**
 * What an examination of layers told.
 *
 * @param plans how a close look at each layer would be answered, in the order of the layers
 * @param ailments worst first
 * @param notChecked what could not be looked at and why, in sentences
 */
public record Diagnosis(List<ViewportPlan> plans, List<Ailment> ailments, List<String> notChecked, Duration took) {
    public Diagnosis {
        plans = List.copyOf(plans);
        ailments = List.copyOf(ailments);
        notChecked = List.copyOf(notChecked);
    }
}

package dev.alidade.browser.diagram;

import dev.alidade.browser.RelationName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a plan is drawn, and how.
 *
 * @param visible what lies outside is left out
 * @param scale pixels for one diagram unit: decides what is too small to be read
 * @param chosen a table in the foreground; null for none
 * @param near with {@code chosen}: it and its neighbours, everything else is faint
 */
public record DiagramView(
        DiagramPlan.Extent visible, double scale, @Nullable RelationName chosen, Set<RelationName> near) {
    public DiagramView {
        near = Set.copyOf(near);
    }

    /** All of a plan at full size. */
    public static DiagramView all(DiagramPlan plan) {
        return new DiagramView(plan.extent(), 1, null, Set.of());
    }

    boolean isFaint(RelationName name) {
        return chosen != null && !near.contains(name);
    }
}

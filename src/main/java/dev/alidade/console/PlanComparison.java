package dev.alidade.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two plans step by step.
 *
 * @param before the first
 * @param after the second
 * @param timed whether both were measured; else the planner's costs are compared
 * @param changes every step of either, the biggest change first
 */
public record PlanComparison(Plan before, Plan after, boolean timed, List<PlanChange> changes) {

    public PlanComparison {
        changes = List.copyOf(changes);
    }

    /**
     * Finds the steps that belong together: the same work on the same table, then other work on the same table (a scan that
     * became an index scan), then the same work without a table. A step that has no partner came or went.
     */
    public static PlanComparison of(Plan before, Plan after) {
        boolean timed = before.analyzed() && after.analyzed();
        var old = new ArrayList<>(before.root().all().toList());
        var fresh = new ArrayList<>(after.root().all().toList());
        var changes = new ArrayList<PlanChange>();
        pair(old, fresh, timed, changes, node -> node.title() + "|" + node.target());
        pair(old, fresh, timed, changes, node -> node.relation().isEmpty() ? null : node.relation());
        pair(old, fresh, timed, changes, node -> node.kind() == PlanNode.Kind.OTHER ? null : node.kind());
        old.forEach(node -> changes.add(new PlanChange(node, null, timed)));
        fresh.forEach(node -> changes.add(new PlanChange(null, node, timed)));
        changes.sort(Comparator.comparingDouble((PlanChange c) -> Math.abs(c.difference()))
                .reversed());
        return new PlanComparison(before, after, timed, changes);
    }

    /** Milliseconds (or cost) of the whole first plan. */
    public double totalBefore() {
        return total(before);
    }

    /** The same of the second. */
    public double totalAfter() {
        return total(after);
    }

    private double total(Plan plan) {
        return timed ? plan.executionMillis() : plan.root().cost();
    }

    private static void pair(
            List<PlanNode> old,
            List<PlanNode> fresh,
            boolean timed,
            List<PlanChange> changes,
            Function<PlanNode, @Nullable Object> likeness) {
        for (var node : List.copyOf(old)) {
            var wanted = likeness.apply(node);
            if (wanted == null) {
                continue;
            }
            fresh.stream()
                    .filter(other -> wanted.equals(likeness.apply(other)))
                    .findFirst()
                    .ifPresent(other -> {
                        old.remove(node);
                        fresh.remove(other);
                        changes.add(new PlanChange(node, other, timed));
                    });
        }
    }
}

package dev.alidade.console;

import org.jspecify.annotations.Nullable;

/**
 * One step of two plans.
 *
 * @param before the step in the first plan; null where only the second has it
 * @param after the step in the second plan; null where it is gone
 * @param timed whether both plans were measured; else sizes are the planner's costs
 */
public record PlanChange(
        @Nullable PlanNode before, @Nullable PlanNode after, boolean timed) {

    public PlanChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a step of neither plan");
        }
    }

    /** Milliseconds (or cost) in this step alone in the first plan; 0 where it is not there. */
    public double sizeBefore() {
        return size(before);
    }

    /** The same in the second plan. */
    public double sizeAfter() {
        return size(after);
    }

    /** How much more of it the second plan takes; negative where it takes less. */
    public double difference() {
        return sizeAfter() - sizeBefore();
    }

    /** Rows that came (or were expected) in the first plan, all loops together; -1 where it is not there. */
    public double rowsBefore() {
        return rows(before);
    }

    /** The same in the second plan. */
    public double rowsAfter() {
        return rows(after);
    }

    private double size(@Nullable PlanNode node) {
        return node == null ? 0 : timed ? node.selfMillis() : node.selfCost();
    }

    private double rows(@Nullable PlanNode node) {
        return node == null ? -1 : timed ? node.actualRows() * Math.max(1, node.loops()) : node.planRows();
    }
}

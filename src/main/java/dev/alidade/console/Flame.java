package dev.alidade.console;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a plan as a bar below the step that it serves.
 *
 * @param node the step
 * @param from where it begins, as a share of the whole width, 0 to 1
 * @param width its share of the whole time; of the cost where nothing was measured
 * @param depth how many steps are above it
 */
public record Flame(PlanNode node, double from, double width, int depth) {

    /** All steps of a plan; the bars of one level lie side by side and never reach beyond the one above them. */
    public static List<Flame> of(Plan plan) {
        var all = new ArrayList<Flame>();
        place(plan, plan.root(), new double[] {0, 1}, 0, all);
        return List.copyOf(all);
    }

    private static void place(Plan plan, PlanNode node, double[] room, int depth, List<Flame> all) {
        all.add(new Flame(node, room[0], room[1], depth));
        double below = node.children().stream()
                .mapToDouble(child -> weight(plan, child))
                .sum();
        double whole = Math.max(weight(plan, node), below);
        double from = room[0];
        for (var child : node.children()) {
            double width = whole == 0 ? room[1] / node.children().size() : room[1] * weight(plan, child) / whole;
            place(plan, child, new double[] {from, width}, depth + 1, all);
            from += width;
        }
    }

    private static double weight(Plan plan, PlanNode node) {
        return plan.analyzed() ? node.totalMillis() : node.cost();
    }
}

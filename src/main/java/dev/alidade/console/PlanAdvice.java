package dev.alidade.console;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Something about a plan that could be better.
 *
 * @param node where
 * @param text in plain words, with what to do
 * @param weight milliseconds that it may be about; orders them
 */
public record PlanAdvice(PlanNode node, String text, double weight) {
    private static final double MISESTIMATE = 10;
    private static final double MANY_ROWS = 10_000;
    private static final double MANY_REMOVED = 10_000;
    private static final double WORTH_MILLIS = 1;
    private static final long KILO = 1024;

    /** What the rules say of a plan, weightiest first. Guesses: each names its reason. */
    static List<PlanAdvice> of(PlanNode root, Map<String, String> settings) {
        var all = new ArrayList<PlanAdvice>();
        root.all().filter(PlanNode::wasRun).forEach(node -> {
            scan(node, all);
            estimate(node, all);
            spill(node, settings, all);
            loops(node, all);
        });
        all.sort(Comparator.comparingDouble(PlanAdvice::weight).reversed());
        return List.copyOf(all);
    }

    private static void scan(PlanNode node, List<PlanAdvice> all) {
        var type = node.text("Node Type");
        double removed = node.number("Rows Removed by Filter") * node.loops();
        double kept = node.actualRows() * node.loops();
        if (type.equals("Seq Scan")
                && removed >= MANY_REMOVED
                && removed > 9 * kept
                && node.selfMillis() > WORTH_MILLIS) {
            all.add(advice(
                    node,
                    "console.advice.index",
                    node.relation(),
                    count(removed + kept),
                    count(kept),
                    node.text("Filter")));
        } else if (type.equals("Seq Scan") && kept + removed >= 100 * MANY_ROWS) {
            all.add(advice(node, "console.advice.seqScan", node.relation(), count(removed + kept)));
        } else if (type.startsWith("Index") && removed >= MANY_REMOVED && removed > 9 * kept) {
            all.add(advice(
                    node,
                    "console.advice.filterAfterIndex",
                    node.text("Index Name"),
                    count(removed),
                    node.text("Filter")));
        }
        double fetches = node.number("Heap Fetches");
        if (type.equals("Index Only Scan") && fetches >= MANY_ROWS && fetches > kept / 2) {
            all.add(advice(node, "console.advice.heapFetches", node.relation(), count(fetches)));
        }
        if (node.number("Lossy Heap Blocks") > 0) {
            all.add(advice(node, "console.advice.lossy", node.relation()));
        }
    }

    private static void estimate(PlanNode node, List<PlanAdvice> all) {
        double most = Math.max(node.planRows(), node.actualRows());
        if (node.misestimate() > MISESTIMATE && most >= 1000 && !limits(node)) {
            var what = node.target().isEmpty() ? node.title() : node.title() + " " + node.target();
            var key = node.relation().isEmpty() ? "console.advice.estimate" : "console.advice.estimateTable";
            all.add(advice(node, key, what, count(node.planRows()), count(node.actualRows()), node.relation()));
        }
    }

    /** A LIMIT above stops its input early, which no estimate foresees. */
    private static boolean limits(PlanNode node) {
        return node.actualRows() < node.planRows()
                && node.number("Actual Rows") * MISESTIMATE < node.planRows()
                && node.text("Parent Relationship").equals("Outer")
                && node.number("Rows Removed by Filter") == 0;
    }

    private static void spill(PlanNode node, Map<String, String> settings, List<PlanAdvice> all) {
        var memory = settings.getOrDefault("work_mem", "4MB");
        if (node.text("Sort Space Type").equals("Disk")) {
            all.add(advice(
                    node,
                    "console.advice.sort",
                    Sizes.bytes((long) (node.number("Sort Space Used") * KILO)),
                    memory,
                    roomy(node.number("Sort Space Used"))));
        }
        if (node.number("Hash Batches") > 1 && node.text("Node Type").equals("Hash")) {
            double needed = node.number("Peak Memory Usage") * node.number("Hash Batches");
            all.add(advice(node, "console.advice.hash", count(node.number("Hash Batches")), memory, roomy(needed)));
        }
        if (node.number("HashAgg Batches") > 1) {
            all.add(advice(
                    node,
                    "console.advice.hashAggregate",
                    Sizes.bytes((long) (node.number("Disk Usage") * KILO)),
                    memory,
                    roomy(node.number("Disk Usage") + node.number("Peak Memory Usage"))));
        }
    }

    private static void loops(PlanNode node, List<PlanAdvice> all) {
        var type = node.text("Node Type");
        if (node.loops() >= 1000 && type.equals("Seq Scan") && node.totalMillis() > WORTH_MILLIS) {
            all.add(advice(node, "console.advice.loops", node.relation(), count(node.loops())));
        }
    }

    /** Twice what was needed, in megabytes, rounded up to a round number. */
    private static String roomy(double kilobytes) {
        long megabytes = 8;
        while (megabytes * KILO < 2 * kilobytes) {
            megabytes *= 2;
        }
        return megabytes + "MB";
    }

    private static String count(double number) {
        return Sizes.count(Math.round(number));
    }

    private static PlanAdvice advice(PlanNode node, String key, Object... values) {
        return new PlanAdvice(node, Messages.text(key, values), node.selfMillis());
    }
}

package dev.alidade.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the server runs a statement.
 *
 * @param root the last step, which brings the result
 * @param analyzed whether it was run and measured
 * @param planningMillis time to plan it; 0 where it was not measured
 * @param executionMillis time to run it; 0 where it was not measured
 * @param settings what is set otherwise than usual and counts for plans
 * @param triggerMillis time in triggers by their names
 * @param json the server's own words
 * @param advice what could be better, worst first
 */
public record Plan(
        PlanNode root,
        boolean analyzed,
        double planningMillis,
        double executionMillis,
        Map<String, String> settings,
        Map<String, Double> triggerMillis,
        String json,
        List<PlanAdvice> advice) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what {@code explain (format json)} answered. */
    static Plan of(String json) {
        try {
            var top = JSON.readTree(json).path(0);
            var root = new PlanNode(top.path("Plan"), 1);
            var settings = new LinkedHashMap<String, String>();
            top.path("Settings")
                    .properties()
                    .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
            var triggers = new LinkedHashMap<String, Double>();
            top.path("Triggers")
                    .forEach(t -> triggers.put(
                            t.path("Trigger Name")
                                    .asText(t.path("Constraint Name").asText()),
                            t.path("Time").asDouble()));
            return new Plan(
                    root,
                    top.has("Execution Time"),
                    top.path("Planning Time").asDouble(),
                    top.path("Execution Time").asDouble(),
                    settings,
                    triggers,
                    json,
                    PlanAdvice.of(root, settings));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a plan", e);
        }
    }

    /** The node that took the most time by itself, or where nothing was measured the root. */
    public PlanNode slowest() {
        return root.all().max(Comparator.comparingDouble(PlanNode::selfMillis)).orElse(root);
    }
}

package dev.alidade.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One step of a plan, with what was expected of it and, where it was run, what came. Immutable. */
public final class PlanNode {
    private static final List<String> CONDITIONS = List.of(
            "Index Cond",
            "Recheck Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Filter",
            "One-Time Filter",
            "TID Cond",
            "Sort Key",
            "Group Key",
            "Cache Key");

    private final JsonNode json;
    private final List<PlanNode> children = new ArrayList<>();
    private final int parallel;

    /**
     * @param parallel how many processes share the work of this node
     */
    PlanNode(JsonNode json, int parallel) {
        this.json = json;
        this.parallel = parallel;
        int below = json.path("Node Type").asText().startsWith("Gather")
                ? json.path("Workers Launched")
                                .asInt(json.path("Workers Planned").asInt())
                        + 1
                : parallel;
        for (var child : json.path("Plans")) {
            children.add(new PlanNode(child, below));
        }
    }

    /** What it does: {@code Hash Left Join}, {@code Parallel Seq Scan}. */
    public String title() {
        var type = text("Node Type");
        var join = text("Join Type");
        if (!join.isEmpty() && !join.equals("Inner")) {
            type = type.endsWith(" Join") ? type.replace(" Join", " " + join + " Join") : type + " " + join + " Join";
        }
        type = type.equals("ModifyTable") ? text("Operation") : type;
        var strategy = text("Strategy");
        type = type.equals("Aggregate") && !strategy.isEmpty() && !strategy.equals("Plain")
                ? (strategy.equals("Hashed") ? "HashAggregate" : strategy.equals("Sorted") ? "GroupAggregate" : type)
                : type;
        return json.path("Parallel Aware").asBoolean() ? "Parallel " + type : type;
    }

    /** What it works on: table with alias, index, function, CTE; empty for steps that work on others' rows. */
    public String target() {
        var parts = new ArrayList<String>();
        var relation = relation();
        if (!relation.isEmpty()) {
            var alias = text("Alias");
            parts.add(alias.isEmpty() || alias.equals(text("Relation Name")) ? relation : relation + " " + alias);
        }
        Stream.of("Index Name", "Function Name", "CTE Name", "Subplan Name")
                .map(this::text)
                .filter(t -> !t.isEmpty())
                .forEach(parts::add);
        return String.join(" · ", parts);
    }

    /** The table that it reads or changes; empty where there is none. */
    public String relation() {
        var schema = text("Schema");
        var name = text("Relation Name");
        return name.isEmpty() || schema.isEmpty() || schema.equals("public") ? name : schema + "." + name;
    }

    /** Its conditions and keys as {@code Filter: (a > 1)}. */
    public List<String> conditions() {
        return CONDITIONS.stream()
                .filter(json::has)
                .map(key -> key + ": " + (json.get(key).isArray() ? joined(json.get(key)) : text(key)))
                .toList();
    }

    public List<PlanNode> children() {
        return List.copyOf(children);
    }

    /** Whether it was run at least once. */
    public boolean wasRun() {
        return number("Actual Loops") > 0;
    }

    /** Time in it and below it, all loops together, in milliseconds; 0 where nothing was measured. */
    public double totalMillis() {
        return number("Actual Total Time") * number("Actual Loops") / parallel;
    }

    /** Time in it alone, in milliseconds. */
    public double selfMillis() {
        double below = children.stream().mapToDouble(PlanNode::totalMillis).sum();
        return Math.max(0, totalMillis() - below);
    }

    /** Rows expected of each loop. */
    public double planRows() {
        return number("Plan Rows");
    }

    /** Rows that each loop brought, on average. */
    public double actualRows() {
        return number("Actual Rows");
    }

    public double loops() {
        return number("Actual Loops");
    }

    /** The planner's measure of everything up to the last row. */
    public double cost() {
        return number("Total Cost");
    }

    /** The part of {@link #cost} that is not below it; at least 0. */
    public double selfCost() {
        return Math.max(
                0, cost() - children.stream().mapToDouble(PlanNode::cost).sum());
    }

    /** What sort of work it does. */
    public Kind kind() {
        var type = text("Node Type");
        if (type.contains("Index")) {
            return Kind.INDEX;
        } else if (type.endsWith("Scan")) {
            return Kind.SCAN;
        } else if (type.endsWith("Join") || type.equals("Nested Loop")) {
            return Kind.JOIN;
        } else if (type.contains("Sort")) {
            return Kind.SORT;
        } else if (type.contains("Aggregate") || type.equals("WindowAgg") || type.startsWith("Group")) {
            return Kind.AGGREGATE;
        }
        return type.equals("ModifyTable") || type.equals("LockRows") ? Kind.WRITE : Kind.OTHER;
    }

    /** Sorts of work. */
    public enum Kind {
        SCAN,
        INDEX,
        JOIN,
        SORT,
        AGGREGATE,
        WRITE,
        OTHER
    }

    /** How many times more or fewer rows came than were expected, at least 1; 1 where nothing was measured. */
    public double misestimate() {
        if (!wasRun()) {
            return 1;
        }
        double expected = Math.max(1, planRows());
        double came = Math.max(1, actualRows());
        return Math.max(expected / came, came / expected);
    }

    /** A property as text; empty where it is missing. */
    public String text(String property) {
        return json.path(property).asText("");
    }

    /** A property as a number; 0 where it is missing. */
    public double number(String property) {
        return json.path(property).asDouble(0);
    }

    /** Every node, this one first, each before those below it. */
    public Stream<PlanNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
    }

    private static String joined(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return String.join(", ", texts);
    }
}

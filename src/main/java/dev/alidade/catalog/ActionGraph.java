package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Steps and what must come before what; ordered so that equal steps keep their natural order and cycles are broken. */
final class ActionGraph {
    /** What is done, in the order in which it is done when nothing else decides. */
    enum Verb {
        SET_ASIDE,
        DROP,
        ALTER,
        CREATE
    }

    /** One step. */
    record Step(Verb verb, ObjectId id) {}

    private final Map<Step, Integer> places = new LinkedHashMap<>();
    private final Map<Step, Set<Step>> next = new HashMap<>();
    private final Map<Step, Integer> waiting = new HashMap<>();

    void add(Step step) {
        places.putIfAbsent(step, places.size());
    }

    /** Unknown and equal steps are ignored. */
    void before(Step first, Step then) {
        boolean known = places.containsKey(first) && places.containsKey(then);
        if (known
                && !first.equals(then)
                && next.computeIfAbsent(first, key -> new LinkedHashSet<>()).add(then)) {
            waiting.merge(then, 1, Integer::sum);
        }
    }

    List<Step> order() {
        var order = new ArrayList<Step>(places.size());
        var left = new TreeSet<>(this::compare);
        left.addAll(places.keySet());
        var ready = new TreeSet<>(this::compare);
        left.stream().filter(step -> waiting.getOrDefault(step, 0) == 0).forEach(ready::add);
        while (!left.isEmpty()) {
            // in a cycle nothing is ready: the step that comes first by nature goes first
            var step = ready.isEmpty() ? left.first() : ready.first();
            ready.remove(step);
            left.remove(step);
            order.add(step);
            for (var follower : next.getOrDefault(step, Set.of())) {
                if (waiting.merge(follower, -1, Integer::sum) == 0 && left.contains(follower)) {
                    ready.add(follower);
                }
            }
        }
        return order;
    }

    private int compare(Step left, Step right) {
        int verbs = left.verb().compareTo(right.verb());
        if (verbs != 0) {
            return verbs;
        }
        int kinds = left.id().kind().compareTo(right.id().kind());
        if (kinds != 0) {
            return left.verb() == Verb.DROP ? -kinds : kinds;
        }
        return Integer.compare(places.getOrDefault(left, 0), places.getOrDefault(right, 0));
    }
}

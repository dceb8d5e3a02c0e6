package dev.alidade.catalog;

import dev.alidade.catalog.CatalogRows.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which objects' texts may be others because some rows are others, although their own rows are not: whatever depends on a
 * changed object, and beyond types and routines, through which a change shows from further away, also what depends on
 * that. And the wholes of which such parts are: a view's rule, a column's default, an
 * extension's member.
 */
final class Reach {
    /** Defaults, indexes, constraints, rules, triggers, policies: they are of a table, which may be of an extension. */
    private static final Set<Long> PARTS =
            Set.of(CatalogAddress.PG_ATTRDEF, CatalogAddress.PG_CLASS, 2606L, 2618L, 2620L, 3256L);

    private static final long PG_TYPE = 1247;
    private static final long PG_PROC = 1255;
    /** A schema shows in texts by its name alone. */
    private static final long PG_NAMESPACE = 2615;

    private final Map<CatalogAddress, List<Edge>> dependents = new HashMap<>();
    private final Map<CatalogAddress, List<Edge>> wholes = new HashMap<>();
    private final Set<CatalogAddress> changed = new HashSet<>();
    private final Set<CatalogAddress> touched = new HashSet<>();
    private final ArrayDeque<CatalogAddress> open = new ArrayDeque<>();

    private Reach(CatalogRows before, CatalogRows after) {
        before.edges().forEach(this::add);
        after.edges().forEach(this::add);
    }

    /** The changed objects and all that have to be read with them. */
    static Set<CatalogAddress> of(Set<CatalogAddress> changed, CatalogRows before, CatalogRows after) {
        var reach = new Reach(before, after);
        changed.forEach(reach::change);
        while (!reach.open.isEmpty()) {
            reach.spread(reach.open.pop());
        }
        return reach.touched;
    }

    private void add(List<Edge> edges) {
        for (var edge : edges) {
            dependents
                    .computeIfAbsent(edge.to().whole(), _ -> new ArrayList<>(2))
                    .add(edge);
            if (edge.isInternal()
                    || edge.type().equals("e")
                    || (edge.type().equals("a") && isPart(edge.from().catalog()))) {
                wholes.computeIfAbsent(edge.from().whole(), _ -> new ArrayList<>(1))
                        .add(edge);
            }
        }
    }

    private static boolean isPart(long catalog) {
        return PARTS.contains(catalog);
    }

    private void change(CatalogAddress address) {
        touch(address);
        if (changed.add(address)) {
            open.add(address);
        }
    }

    private void touch(CatalogAddress address) {
        if (touched.add(address)) {
            wholes.getOrDefault(address, List.of())
                    .forEach(edge -> touch(edge.to().whole()));
        }
    }

    private void spread(CatalogAddress address) {
        if (address.catalog() == PG_NAMESPACE) {
            return;
        }
        boolean far = address.catalog() == PG_TYPE || address.catalog() == PG_PROC;
        for (var edge : dependents.getOrDefault(address, List.of())) {
            var from = edge.from().whole();
            if (far || (from.catalog() == PG_TYPE && edge.isInternal())) {
                change(from);
            } else {
                touch(from);
            }
        }
    }
}

package dev.alidade.migration.preflight;

import dev.alidade.migration.script.CreatedObject;
import dev.alidade.migration.script.ObjectChanges;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.statement.Piece;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where scripts create things, as far as it can be told before they run: what follows a change of role, path or rights
 * is left to the server.
 *
 * @param schemas by qualified names, without those that they create themselves
 * @param unqualified whether something is created in the current schema
 */
record CreationPlaces(Set<String> schemas, boolean unqualified) {
    private static final Set<CreatedObject.Kind> NEED_CREATE = Set.of(
            CreatedObject.Kind.TYPE,
            CreatedObject.Kind.TABLE,
            CreatedObject.Kind.VIEW,
            CreatedObject.Kind.SEQUENCE,
            CreatedObject.Kind.FUNCTION);
    private static final Set<String> CHANGES_RIGHTS = Set.of("grant", "call", "do", "select");

    static CreationPlaces of(List<ScriptPlan> plans) {
        var schemas = new TreeSet<String>();
        var own = new HashSet<String>();
        boolean unqualified = false;
        for (var plan : plans) {
            var steps = plan.steps();
            int told = 0;
            while (told < steps.size() && !isBeyondTelling(steps.get(told))) {
                told++;
            }
            var sure = new ScriptPlan(plan.pieces(), steps.subList(0, told), plan.mode());
            for (var created : ObjectChanges.of(sure).created()) {
                if (created.kind() == CreatedObject.Kind.SCHEMA) {
                    own.add(created.name());
                } else if (NEED_CREATE.contains(created.kind())) {
                    var schema = created.schema();
                    unqualified |= schema == null;
                    if (schema != null) {
                        schemas.add(schema);
                    }
                }
            }
            if (told < steps.size() && !isSetting(steps.get(told))) {
                break;
            }
        }
        schemas.removeAll(own);
        return new CreationPlaces(schemas, unqualified);
    }

    /** A setting ends with its file at the latest; rights stay. */
    private static boolean isBeyondTelling(Piece step) {
        return isSetting(step)
                || step.startsWith("alter", "schema")
                || step.startsWith("alter", "role")
                || step.startsWith("alter", "database")
                || CHANGES_RIGHTS.contains(first(step));
    }

    /** Time limits and the like change nothing of who and where. */
    private static boolean isSetting(Piece step) {
        var first = first(step);
        return "reset".equals(first)
                || ("set".equals(first)
                        && step.words().stream()
                                .anyMatch(w -> Set.of("role", "authorization", "search_path")
                                        .contains(w)));
    }

    private static String first(Piece step) {
        return step.words().isEmpty() ? "" : step.words().getFirst().toLowerCase(Locale.ROOT);
    }
}

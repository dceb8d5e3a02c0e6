package dev.alidade.migration.preflight;

import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.statement.Piece;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the scripts of a run ask of the server.
 *
 * @param extensions those they create, as they spell them
 * @param makesSchemas whether they create schemas
 * @param schemas those in which they create something by a qualified name and which they do not create themselves
 * @param unqualified whether they create something in the current schema
 * @param wideIndexes columns with more dimensions than an index can hold, for people
 */
record ScriptNeeds(
        Set<String> extensions,
        boolean makesSchemas,
        Set<String> schemas,
        boolean unqualified,
        List<String> wideIndexes) {
    /** What pgvector's indexes hold of the types vector and halfvec. */
    private static final int MAX_VECTOR = 2_000;

    private static final int MAX_HALFVEC = 4_000;
    private static final Pattern EXTENSION =
            Pattern.compile("(?is)create\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?(\"[^\"]+\"|[\\w-]+).*");
    private static final Pattern COLUMN = Pattern.compile(
            "(?i)([\\p{L}_][\\w$]*|\"[^\"]+\")\\s+(?:\\w+\\.)?(vector|halfvec)\\s*\\(\\s*(\\d+)\\s*\\)");
    private static final Pattern INDEX =
            Pattern.compile("(?is)create\\s+(?:unique\\s+)?index\\b.*\\busing\\s+(hnsw|ivfflat)\\s*\\((.*)\\).*");

    static ScriptNeeds of(List<ScriptPlan> plans) {
        var extensions = new LinkedHashSet<String>();
        var columns = new HashMap<String, Integer>();
        var wide = new TreeSet<String>();
        boolean schemas = false;
        var created = CreationPlaces.of(plans);
        for (var plan : plans) {
            for (var step : plan.steps()) {
                var extension = EXTENSION.matcher(step.sql());
                if (step.startsWith("create", "extension") && extension.matches()) {
                    extensions.add(plain(extension.group(1)));
                }
                schemas |= step.startsWith("create", "schema");
                columns(step, columns);
                wide(step, columns).ifPresent(wide::add);
            }
        }
        return new ScriptNeeds(extensions, schemas, created.schemas(), created.unqualified(), List.copyOf(wide));
    }

    private static void columns(Piece step, Map<String, Integer> columns) {
        if (step.startsWith("create") || step.startsWith("alter")) {
            COLUMN.matcher(step.sql()).results().forEach(found -> {
                int limit = "halfvec".equalsIgnoreCase(found.group(2)) ? MAX_HALFVEC : MAX_VECTOR;
                int dimensions = Integer.parseInt(
                        found.group(3).substring(0, Math.min(9, found.group(3).length())));
                columns.put(plain(found.group(1)), dimensions > limit ? dimensions : 0);
            });
        }
    }

    private static Optional<String> wide(Piece step, Map<String, Integer> columns) {
        if (!step.startsWith("create")) {
            return Optional.empty();
        }
        var index = INDEX.matcher(step.sql());
        if (!index.matches()) {
            return Optional.empty();
        }
        var column = plain(index.group(2).strip().split("[\\s,(]+", 2)[0]);
        int dimensions = columns.getOrDefault(column, 0);
        return dimensions == 0
                ? Optional.empty()
                : Optional.of(column + " (" + dimensions + ", " + index.group(1) + ")");
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }
}

package dev.alidade.corridor.layer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which columns name and class the rows of a table, read from their names and types.
 *
 * @param table its name
 * @param types column names and their types as {@code format_type} prints them, in order
 * @param keys primary key
 */
record LayerWords(String table, Map<String, String> types, List<String> keys) {
    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "name", "citext");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

    /** Buffer width in metres; null when no column holds one. */
    @Nullable
    String buffer() {
        return find(NUMBERS, name -> name.contains("buffer") && (name.contains("met") || name.endsWith("_m")));
    }

    /** What names a row: a name, a code, the key; null when nothing does. */
    @Nullable
    String label() {
        var name = name();
        if (name != null) {
            return name;
        }
        var code =
                find(TEXTS, word -> word.equals("code") || word.endsWith("_code") || word.equals(singular() + "_id"));
        if (code != null) {
            return code;
        }
        return keys.size() == 1 ? keys.getFirst() : null;
    }

    /** A column that holds names; null when none does. */
    @Nullable
    String name() {
        for (var exact : List.of("name", "title", "label", "display_name", "full_name")) {
            var found = find(TEXTS, exact::equals);
            if (found != null) {
                return found;
            }
        }
        return find(TEXTS, name -> name.endsWith("_name") || name.endsWith("_title"));
    }

    /** A column with a status or kind; null when there is none. */
    @Nullable
    String classes(LayerRole role) {
        var order = role == LayerRole.CORRIDOR || role == LayerRole.DESTINATION
                ? List.of("status", "state", "kind", "class", "type")
                : List.of("kind", "class", "category", "type", "status", "state");
        var either = new HashSet<>(TEXTS);
        either.add("enum");
        for (var word : order) {
            var found = find(either, name -> name.equals(word) || name.endsWith("_" + word));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A name in words, the first letter large. */
    static String title(String name) {
        var words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The driver's name of a type as {@code format_type} prints it. */
    static String catalogType(String driverType) {
        return switch (driverType) {
            case "varchar" -> "character varying";
            case "bpchar" -> "character";
            case "int2" -> "smallint";
            case "int4", "serial" -> "integer";
            case "int8", "bigserial" -> "bigint";
            case "float4" -> "real";
            case "float8" -> "double precision";
            default -> driverType;
        };
    }

    /** {@code corridor} of {@code emergency_corridors}: the last word without its plural. */
    private String singular() {
        var lower = table.toLowerCase(Locale.ROOT);
        var last = lower.substring(lower.lastIndexOf('_') + 1);
        return last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    }

    private @Nullable String find(Set<String> wantedTypes, Predicate<String> wanted) {
        return types.entrySet().stream()
                .filter(entry -> wantedTypes.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(name -> wanted.test(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}

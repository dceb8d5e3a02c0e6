package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small pieces of SQL that several composers use. */
final class SqlPieces {
    private SqlPieces() {}

    /** A property with words before it, or nothing. */
    static String clause(String words, @Nullable String value) {
        return value == null ? "" : words + value;
    }

    /** Storage options, kept one a line as {@code name=value}, by name. */
    static Map<String, String> options(@Nullable String lines) {
        var options = new LinkedHashMap<String, String>();
        if (lines != null) {
            for (var line : lines.split("\n", -1)) {
                int equals = line.indexOf('=');
                options.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return options;
    }

    /** {@code WITH (…)}, or nothing. */
    static String with(@Nullable String lines) {
        return lines == null ? "" : " WITH (" + optionList(options(lines)) + ")";
    }

    /** What {@code ALTER … SET (…)} and {@code RESET (…)} make of one list of options to reach another. */
    static List<String> optionChanges(String alter, @Nullable String from, @Nullable String to) {
        var before = options(from);
        var after = options(to);
        var statements = new ArrayList<String>();
        var set = new LinkedHashMap<>(after);
        set.entrySet().removeIf(option -> option.getValue().equals(before.get(option.getKey())));
        // what is set anew comes last; where that is not its place, everything is set anew
        var reached = new LinkedHashSet<>(before.keySet());
        reached.removeIf(name -> !after.containsKey(name) || set.containsKey(name));
        reached.addAll(set.keySet());
        if (!List.copyOf(reached).equals(List.copyOf(after.keySet()))) {
            set.clear();
            set.putAll(after);
        }
        var gone = before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .toList();
        if (!gone.isEmpty()) {
            statements.add(alter + " RESET (" + String.join(", ", gone) + ")");
        }
        if (!set.isEmpty()) {
            statements.add(alter + " SET (" + optionList(set) + ")");
        }
        return statements;
    }

    private static String optionList(Map<String, String> options) {
        return String.join(
                ", ",
                options.entrySet().stream()
                        .map(option -> option.getKey() + " = " + Identifiers.literal(option.getValue()))
                        .toList());
    }

    /** The quoted labels of an enum, one by one, still quoted. */
    static List<String> labels(@Nullable String list) {
        var labels = new ArrayList<String>();
        if (list == null) {
            return labels;
        }
        int start = 0;
        boolean inside = false;
        for (int i = 0; i < list.length(); i++) {
            if (list.charAt(i) == '\'') {
                inside = !inside;
            } else if (!inside && list.charAt(i) == ',') {
                labels.add(list.substring(start, i).strip());
                start = i + 1;
            }
        }
        labels.add(list.substring(start).strip());
        return labels;
    }

    /** The options of a sequence, in brackets of an identity column or after its name. */
    static String sequenceOptions(CatalogObject sequence) {
        return "INCREMENT BY " + sequence.text("increment")
                + " MINVALUE " + sequence.text("minimum")
                + " MAXVALUE " + sequence.text("maximum")
                + " START WITH " + sequence.text("start")
                + " CACHE " + sequence.text("cache")
                + (sequence.has("cycle") ? " CYCLE" : " NO CYCLE");
    }

    static boolean differ(CatalogObject from, CatalogObject to, String... properties) {
        for (var property : properties) {
            var before = from.get(property);
            var after = to.get(property);
            if (before == null ? after != null : !before.equals(after)) {
                return true;
            }
        }
        return false;
    }
}

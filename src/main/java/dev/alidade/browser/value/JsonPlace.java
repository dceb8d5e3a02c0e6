package dev.alidade.browser.value;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a JSON value.
 *
 * @param steps names and numbers of elements from the outside in; empty for the whole value
 */
public record JsonPlace(List<String> steps) {
    /** The whole value. */
    public static final JsonPlace WHOLE = new JsonPlace(List.of());

    public JsonPlace {
        steps = List.copyOf(steps);
    }

    /** A place one step further in. */
    public JsonPlace then(String step) {
        var further = new ArrayList<>(steps);
        further.add(step);
        return new JsonPlace(further);
    }

    /** The SQL expression that gives it as text: {@code "doc" #>> '{a,0}'}. */
    public String sql(String column) {
        if (steps.isEmpty()) {
            return Identifiers.quote(column);
        }
        var array = new StringBuilder("{");
        for (var step : steps) {
            array.append(array.length() > 1 ? "," : "").append(element(step));
        }
        return Identifiers.quote(column) + " #>> " + Identifiers.literal(array + "}");
    }

    private static String element(String step) {
        boolean plain = !step.isEmpty()
                && !step.equalsIgnoreCase("null")
                && step.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        return plain ? step : '"' + step.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

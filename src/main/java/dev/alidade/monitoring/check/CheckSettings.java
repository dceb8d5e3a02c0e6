package dev.alidade.monitoring.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a profile wants otherwise than preset; kept as JSON.
 *
 * @param exposedSchemas which schemas an API serves; null to ask the server
 * @param checks by check id
 */
public record CheckSettings(@Nullable List<String> exposedSchemas, Map<String, Choice> checks) {
    /**
     * For one check.
     *
     * @param severity null for the check's own
     * @param off whether it is not to run
     * @param thresholds by name; missing ones are preset
     */
    public record Choice(@Nullable Severity severity, boolean off, Map<String, Long> thresholds) {
        public Choice {
            thresholds = thresholds == null ? Map.of() : Map.copyOf(thresholds);
        }
    }

    private static final Choice NO_CHOICE = new Choice(null, false, Map.of());

    public CheckSettings {
        checks = checks == null ? Map.of() : Map.copyOf(checks);
    }

    /** Everything as preset. */
    public static CheckSettings preset() {
        return new CheckSettings(null, Map.of());
    }

    /** The same with the schemas that an API serves. */
    public CheckSettings exposing(List<String> schemas) {
        return new CheckSettings(List.copyOf(schemas), checks);
    }

    /** The same with one number of one check otherwise. */
    public CheckSettings threshold(Check check, String name, long value) {
        var choice = choice(check);
        var numbers = new HashMap<>(choice.thresholds());
        numbers.put(name, value);
        var more = new HashMap<>(checks);
        more.put(check.id(), new Choice(choice.severity(), choice.off(), numbers));
        return new CheckSettings(exposedSchemas, more);
    }

    CheckFacts applied(CheckFacts facts) {
        return exposedSchemas == null ? facts : facts.exposing(exposedSchemas);
    }

    boolean runs(Check check) {
        return !choice(check).off();
    }

    Severity severity(Check check) {
        var chosen = choice(check).severity();
        return chosen == null ? check.rule().severity() : chosen;
    }

    Map<String, Long> thresholds(Check check) {
        var chosen = choice(check).thresholds();
        return check.rule().thresholds().stream()
                .collect(Collectors.toMap(Threshold::name, t -> chosen.getOrDefault(t.name(), t.preset())));
    }

    private Choice choice(Check check) {
        return checks.getOrDefault(check.id(), NO_CHOICE);
    }
}

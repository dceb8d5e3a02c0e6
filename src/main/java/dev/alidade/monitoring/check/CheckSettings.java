package dev.alidade.monitoring.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a profile wants otherwise than preset.
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
            thresholds = Map.copyOf(thresholds);
        }

        /** The same with another severity. */
        public Choice severity(Severity wanted) {
            return new Choice(wanted, off, thresholds);
        }

        /** The same, turned off or on. */
        public Choice off(boolean wanted) {
            return new Choice(severity, wanted, thresholds);
        }

        /** The same with one number. */
        public Choice threshold(String name, long value) {
            var numbers = new HashMap<>(thresholds);
            numbers.put(name, value);
            return new Choice(severity, off, numbers);
        }
    }

    /** Runs, as severe and from such numbers on as its author thought. */
    public static final Choice AS_PRESET = new Choice(null, false, Map.of());

    public CheckSettings {
        checks = Map.copyOf(checks);
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
        return with(check, choice(check).threshold(name, value));
    }

    /** The same with what is wanted of one check. */
    public CheckSettings with(Check check, Choice choice) {
        var more = new HashMap<>(checks);
        more.put(check.id(), choice);
        return new CheckSettings(exposedSchemas, more);
    }

    /** What is wanted of a check. */
    public Choice choice(Check check) {
        return checks.getOrDefault(check.id(), AS_PRESET);
    }

    /** Whether a check is to run. */
    public boolean runs(Check check) {
        return !choice(check).off();
    }

    /** How severe its findings are, unless a row says otherwise. */
    public Severity severity(Check check) {
        var chosen = choice(check).severity();
        return chosen == null ? check.rule().severity() : chosen;
    }

    /** The numbers by which it decides, by name. */
    public Map<String, Long> thresholds(Check check) {
        var chosen = choice(check).thresholds();
        return check.rule().thresholds().stream()
                .collect(Collectors.toMap(Threshold::name, t -> chosen.getOrDefault(t.name(), t.preset())));
    }

    CheckFacts applied(CheckFacts facts) {
        return exposedSchemas == null ? facts : facts.exposing(exposedSchemas);
    }
}

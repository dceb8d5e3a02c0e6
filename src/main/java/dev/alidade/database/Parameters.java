package dev.alidade.database;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for the {@code :names} of a query: String, Integer, Long, Double, Boolean, BigDecimal, byte[], UUID, Instant,
 * {@code String[]}, {@code Long[]}, a {@link SqlFragment} or null. Immutable; {@link #and} returns a longer one.
 */
public final class Parameters {
    private static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, @Nullable Object> values;

    private Parameters(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** No values. */
    public static Parameters none() {
        return NONE;
    }

    /** One value. */
    public static Parameters of(String name, @Nullable Object value) {
        return NONE.and(name, value);
    }

    /** These values and one more. */
    public Parameters and(String name, @Nullable Object value) {
        var more = new LinkedHashMap<String, @Nullable Object>(values);
        more.put(name, value);
        return new Parameters(more);
    }

    /** All of these and all of others, which win. */
    public Parameters and(Parameters others) {
        var more = new LinkedHashMap<String, @Nullable Object>(values);
        more.putAll(others.values);
        return new Parameters(more);
    }

    @Nullable
    SqlFragment fragment(String name) {
        return values.get(name) instanceof SqlFragment fragment ? fragment : null;
    }

    @Nullable
    Object get(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("no value for :" + name);
        }
        return values.get(name);
    }
}

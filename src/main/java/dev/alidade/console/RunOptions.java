package dev.alidade.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How statements are run.
 *
 * @param rowLimit rows of a result at most; {@link Long#MAX_VALUE} for all
 * @param cellBytes bytes of one value at most
 * @param parameters values of {@code :name} parameters as text, null for NULL
 */
public record RunOptions(long rowLimit, int cellBytes, Map<String, @Nullable String> parameters) {
    /** The rows that the window asks for unless told otherwise. */
    public static final int USUAL_ROWS = 1_000;

    /** How much of one value the window shows. */
    public static final int CELL_BYTES = 64 << 10;

    public RunOptions {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** As the window runs them. */
    public static RunOptions rows(long rowLimit) {
        return new RunOptions(rowLimit, CELL_BYTES, Map.of());
    }

    /** Every row and every value whole, as the command line wants them. */
    public static RunOptions everything() {
        return new RunOptions(Long.MAX_VALUE, Integer.MAX_VALUE, Map.of());
    }

    /** The same with these values. */
    public RunOptions with(Map<String, @Nullable String> values) {
        return new RunOptions(rowLimit, cellBytes, values);
    }
}

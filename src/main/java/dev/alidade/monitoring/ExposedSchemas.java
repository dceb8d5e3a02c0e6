package dev.alidade.monitoring;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that an API such as PostgREST serves.
 *
 * @param names their names
 * @param known whether the server's settings say so; otherwise {@code public} is assumed, and that must be said
 */
public record ExposedSchemas(List<String> names, boolean known) {
    public ExposedSchemas {
        names = List.copyOf(names);
    }

    /** From the comma-separated setting; null when it is not set. */
    public static ExposedSchemas of(@Nullable String setting) {
        if (setting == null) {
            return new ExposedSchemas(List.of("public"), false);
        }
        var names = Arrays.stream(setting.split(","))
                .map(name -> name.strip().replaceAll("^\"(.*)\"$", "$1"))
                .filter(name -> !name.isEmpty())
                .toList();
        return new ExposedSchemas(names, true);
    }
}

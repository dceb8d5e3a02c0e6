package dev.alidade.monitoring.check;

import dev.alidade.monitoring.ExposedSchemas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a server before any check runs.
 *
 * @param majorVersion of the server
 * @param extensions the schema of each installed extension, by its name
 * @param roles those of the roles that checks ask for which exist or are held, see the query
 * @param relations those of the relations that checks ask for which the role may read, see the query
 * @param exposed the schemas an API serves
 * @param platformSchemas schemas that are the platform's own (Supabase), which nobody is to mend
 * @param counting whether the server counts scans and rows
 * @param countingSince how long it has certainly counted; null when that is not known
 */
public record CheckFacts(
        int majorVersion,
        Map<String, String> extensions,
        List<String> roles,
        List<String> relations,
        ExposedSchemas exposed,
        List<String> platformSchemas,
        boolean counting,
        @Nullable Duration countingSince) {
    public CheckFacts {
        extensions = Map.copyOf(extensions);
        roles = List.copyOf(roles);
        relations = List.copyOf(relations);
        platformSchemas = List.copyOf(platformSchemas);
    }

    /** The same with the schemas that a person says an API serves. */
    CheckFacts exposing(List<String> schemas) {
        return new CheckFacts(
                majorVersion,
                extensions,
                roles,
                relations,
                new ExposedSchemas(schemas, true),
                platformSchemas,
                counting,
                countingSince);
    }
}

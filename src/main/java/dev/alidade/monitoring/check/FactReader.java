package dev.alidade.monitoring.check;

import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.database.Session;
import dev.alidade.monitoring.ExposedSchemas;
import dev.alidade.monitoring.MonitoringQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads the facts that a set of checks needs. */
final class FactReader {
    private FactReader() {}

    static CheckFacts read(Session session, int majorVersion, List<? extends Check> checks) {
        var parameters = Parameters.of("role_names", names(checks, need -> need instanceof Need.Role r ? r.name() : ""))
                .and("relation_names", names(checks, need -> need instanceof Need.Relation r ? r.name() : ""));
        var exposed = session.list(
                        MonitoringQuery.EXPOSED_SCHEMAS,
                        Parameters.none(),
                        row -> ExposedSchemas.of(row.textOrNull("schema_list")))
                .getFirst();
        return session.list(FactQuery.FACTS, parameters, row -> facts(row, majorVersion, exposed))
                .getFirst();
    }

    private static CheckFacts facts(Row row, int majorVersion, ExposedSchemas exposed) {
        var seconds = row.bigintOrNull("counting_seconds");
        return new CheckFacts(
                majorVersion,
                extensions(row.texts("extension_names"), row.texts("extension_schemas")),
                row.texts("roles"),
                row.texts("relations"),
                exposed,
                row.texts("platform_schemas"),
                row.bool("is_counting"),
                seconds == null ? null : Duration.ofSeconds(seconds));
    }

    private static Map<String, String> extensions(List<String> names, List<String> schemas) {
        var extensions = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            extensions.put(names.get(i), schemas.get(i));
        }
        return extensions;
    }

    private static String[] names(List<? extends Check> checks, Function<Need, String> name) {
        return checks.stream()
                .flatMap(check -> check.rule().needs().stream())
                .map(name)
                .filter(Objects::nonNull)
                .filter(found -> !found.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }
}

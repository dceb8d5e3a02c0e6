package dev.alidade.migration.preflight;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the server was asked.
 *
 * @param createDatabase whether schemas may be made
 * @param createSchema whether tables may be made in the schema of new names
 * @param schema that schema; empty when the search path names none that exists
 * @param history Flyway's
 * @param closedSchemas those of the schemas asked for that are there and in which the role may create nothing
 * @param statementTimeout the role's own limit as the server spells it; {@code 0} for none
 * @param installed extensions in the database
 * @param available extensions that the server could install
 */
record ServerAnswers(
        boolean createDatabase,
        boolean createSchema,
        Optional<String> schema,
        HistoryRights history,
        List<String> closedSchemas,
        String statementTimeout,
        Set<String> installed,
        Set<String> available) {

    /** Whether a history table is there, and whether rows may be added to it and removed. */
    record HistoryRights(boolean exists, boolean writable) {}

    private record Rights(
            boolean database, boolean schema, Optional<String> name, HistoryRights history, String timeout) {}

    static ServerAnswers ask(Session session, ScriptNeeds needs) {
        var rights = session.first(
                        PreflightQuery.APPLY_RIGHTS,
                        Parameters.none(),
                        r -> new Rights(
                                r.bool("create_database"),
                                r.bool("create_schema"),
                                Optional.ofNullable(r.textOrNull("schema_name")),
                                new HistoryRights(r.bool("history_exists"), r.bool("history_writable")),
                                r.text("statement_timeout")))
                .orElseThrow();
        record Extension(String name, boolean installed) {}
        List<Extension> extensions = needs.extensions().isEmpty()
                ? List.of()
                : session.list(
                        PreflightQuery.EXTENSIONS,
                        Parameters.none(),
                        r -> new Extension(r.text("name"), r.bool("installed")));
        List<String> closed = needs.schemas().isEmpty()
                ? List.of()
                : session.list(
                        PreflightQuery.CLOSED_SCHEMAS,
                        Parameters.of("names", needs.schemas().toArray(String[]::new)),
                        r -> r.text("schema_name"));
        return new ServerAnswers(
                rights.database(),
                rights.schema(),
                rights.name(),
                rights.history(),
                closed,
                rights.timeout(),
                Set.copyOf(extensions.stream()
                        .filter(Extension::installed)
                        .map(Extension::name)
                        .toList()),
                Set.copyOf(extensions.stream().map(Extension::name).toList()));
    }
}

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
 * @param statementTimeout the role's own limit as the server spells it; {@code 0} for none
 * @param installed extensions in the database
 * @param available extensions that the server could install
 */
record ServerAnswers(
        boolean createDatabase,
        boolean createSchema,
        Optional<String> schema,
        String statementTimeout,
        Set<String> installed,
        Set<String> available) {

    static ServerAnswers ask(Session session) {
        record Rights(boolean database, boolean schema, Optional<String> name, String timeout) {}
        var rights = session.first(
                        PreflightQuery.APPLY_RIGHTS,
                        Parameters.none(),
                        r -> new Rights(
                                r.bool("create_database"),
                                r.bool("create_schema"),
                                Optional.ofNullable(r.textOrNull("schema_name")),
                                r.text("statement_timeout")))
                .orElseThrow();
        record Extension(String name, boolean installed) {}
        List<Extension> extensions = session.list(
                PreflightQuery.EXTENSIONS, Parameters.none(), r -> new Extension(r.text("name"), r.bool("installed")));
        return new ServerAnswers(
                rights.database(),
                rights.schema(),
                rights.name(),
                rights.timeout(),
                Set.copyOf(extensions.stream()
                        .filter(Extension::installed)
                        .map(Extension::name)
                        .toList()),
                Set.copyOf(extensions.stream().map(Extension::name).toList()));
    }
}

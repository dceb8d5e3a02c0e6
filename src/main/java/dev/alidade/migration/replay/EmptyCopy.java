package dev.alidade.migration.replay;

import dev.alidade.catalog.CatalogObject;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogScript;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.ObjectId;
import dev.alidade.catalog.ObjectKind;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Secret;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.SandboxServer;
import dev.alidade.sandbox.ServerNeed;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A database on a private server in which the files of a folder make the same objects as in the real one: the same role,
 * path, and default privileges, and what they find there but did not make themselves. Holds no rows.
 */
final class EmptyCopy {
    private static final String NAME = "replay";

    private final Database original;
    private final SandboxServer server;
    private final Cancellation cancellation;

    private record Facts(String path, List<String> roles) {}

    EmptyCopy(Database original, SandboxServer server, Cancellation cancellation) {
        this.original = original;
        this.server = server;
        this.cancellation = cancellation;
    }

    /**
     * Makes it.
     *
     * @param real the catalog of the real database
     * @param texts of the files that will run, by which it is told what they make themselves
     * @throws AppException of kind REFUSED when the private server is older; else with what it refused
     */
    DatabaseTarget make(CatalogSnapshot real, List<String> texts) {
        var login = start();
        surroundings(login, real, texts);
        return login;
    }

    /** What a server must have to hold a copy. */
    static ServerNeed need(Database original, CatalogSnapshot real) {
        return new ServerNeed(
                original.facts().major(),
                real.objects().stream()
                        .map(CatalogObject::id)
                        .filter(id -> id.kind() == ObjectKind.EXTENSION)
                        .map(ObjectId::name)
                        .collect(Collectors.toSet()));
    }

    private DatabaseTarget start() {
        if (original.facts().major() > server.binaries().major()) {
            throw refused(
                    "migration.replay.older",
                    server.binaries().major(),
                    original.facts().major());
        }
        var facts = original.read(
                cancellation,
                session -> session.first(
                                ReplayQuery.REPLAY_FACTS,
                                Parameters.none(),
                                row -> new Facts(row.text("search_path"), row.texts("roles")))
                        .orElseThrow());
        server.createDatabase(NAME);
        return login(facts);
    }

    /**
     * Makes a copy of the whole catalog as it is, by our own statements.
     *
     * @param real the catalog of the real database
     * @throws AppException of kind REFUSED when the private server is older; else with what it refused, for instance an
     *     extension that it does not have
     */
    DatabaseTarget make(CatalogSnapshot real) {
        var login = start();
        try (var copy = Database.open(login, () -> {})) {
            run(
                    copy,
                    CatalogScript.from(new CatalogReader().read(copy, cancellation))
                            .to(real));
        }
        return login;
    }

    private DatabaseTarget login(Facts facts) {
        var user = original.facts().user();
        var password = UUID.randomUUID().toString();
        try (var admin = Database.open(server.superuser(NAME), () -> {})) {
            admin.session(cancellation, session -> {
                var there = new HashSet<>(
                        session.first(ReplayQuery.REPLAY_FACTS, Parameters.none(), row -> row.texts("roles"))
                                .orElseThrow());
                facts.roles().stream()
                        .filter(there::add)
                        .forEach(role -> session.execute("create role " + Identifiers.quote(role)));
                if (!user.equals(admin.facts().user())) {
                    session.execute("alter role " + Identifiers.quote(user) + " login superuser password "
                            + Identifiers.literal(password));
                }
                session.execute("alter database " + NAME + " set search_path = " + facts.path());
                return true;
            });
            return user.equals(admin.facts().user())
                    ? server.superuser(NAME)
                    : server.superuser(NAME).withLogin(user, new Secret(password));
        }
    }

    /** What the files need and do not make: schemas and extensions that no file names, with all that is in them. */
    private void surroundings(DatabaseTarget login, CatalogSnapshot real, List<String> texts) {
        var words = String.join("\n", texts).toLowerCase(Locale.ROOT);
        try (var copy = Database.open(login, () -> {})) {
            var empty = new CatalogReader().read(copy, cancellation);
            var script = CatalogScript.from(empty).to(empty.with(real, outside(real, words)));
            run(copy, script);
        }
    }

    private void run(Database copy, CatalogScript script) {
        copy.write(cancellation, session -> {
            script.settings().forEach(session::execute);
            script.statements().forEach(session::execute);
            return true;
        });
    }

    private static Predicate<CatalogObject> outside(CatalogSnapshot real, String words) {
        Set<String> schemas = new HashSet<>();
        for (var object : real.objects()) {
            var id = object.id();
            if (id.kind() == ObjectKind.SCHEMA
                    && !id.name().equals("public")
                    && !words.contains(creates("schema", id.name()))
                    && !words.contains(creates("schema if not exists", id.name()))) {
                schemas.add(id.name());
            }
        }
        boolean defaults = !words.contains("default privileges");
        return object -> {
            var id = object.id();
            return switch (id.kind()) {
                case SCHEMA -> schemas.contains(id.name());
                case EXTENSION ->
                    !words.contains("extension") || !words.contains(id.name().toLowerCase(Locale.ROOT));
                case DEFAULT_PRIVILEGES ->
                    defaults && (id.schema() == null || id.schema().equals("public") || schemas.contains(id.schema()));
                default -> id.schema() != null && schemas.contains(id.schema());
            };
        };
    }

    private static String creates(String what, String name) {
        return "create " + what + " " + name.toLowerCase(Locale.ROOT);
    }

    private static AppException refused(String key, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key, arguments), Messages.text(key + ".next")));
    }
}

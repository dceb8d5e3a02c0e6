package dev.alidade.catalog;

import static dev.alidade.catalog.SqlPieces.clause;
import static dev.alidade.catalog.SqlPieces.differ;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statements that make, drop and alter every kind of object but tables and columns. */
final class ObjectDdl {
    private static final Set<String> EVERYWHERE = Set.of("owner", "acl", "comment", "enabled");

    private ObjectDdl() {}

    /** The statements that make it, without owner, grants, comment and switches, which come last. */
    static List<String> create(CatalogObject object, List<CatalogObject> children) {
        var id = object.id();
        var sql = id.sql();
        return switch (id.kind()) {
            case SCHEMA -> List.of("CREATE SCHEMA " + sql);
            case EXTENSION ->
                List.of("CREATE EXTENSION " + sql + " WITH SCHEMA " + object.text("schema") + " VERSION "
                        + Identifiers.literal(object.text("version")));
            case ENUM ->
                List.of("CREATE TYPE " + sql + " AS ENUM (" + Objects.requireNonNullElse(object.get("labels"), "")
                        + ")");
            case RANGE -> List.of("CREATE TYPE " + sql + " AS RANGE (" + range(object) + ")");
            case COMPOSITE ->
                List.of("CREATE TYPE " + sql + " AS ("
                        + String.join(
                                ", ",
                                children.stream().map(ObjectDdl::attribute).toList())
                        + ")");
            case ATTRIBUTE -> List.of("ALTER TYPE " + id.parentSql() + " ADD ATTRIBUTE " + attribute(object));
            case DOMAIN ->
                List.of("CREATE DOMAIN " + sql + " AS " + object.text("type")
                        + clause(" COLLATE ", object.get("collation"))
                        + clause(" DEFAULT ", object.get("default")) + (object.has("not null") ? " NOT NULL" : ""));
            case DOMAIN_CONSTRAINT ->
                List.of("ALTER DOMAIN " + id.parentSql() + " ADD CONSTRAINT " + sql + " " + object.text("definition"));
            case FUNCTION, PROCEDURE -> List.of(object.text("definition").stripTrailing());
            case AGGREGATE ->
                List.of("CREATE AGGREGATE " + object.text("signature") + " (" + object.text("definition") + ")");
            case SEQUENCE ->
                List.of("CREATE " + (object.has("persistence") ? "UNLOGGED " : "") + "SEQUENCE " + sql + " AS "
                        + object.text("type") + " " + SqlPieces.sequenceOptions(object));
            case DEFAULT ->
                List.of("ALTER TABLE ONLY " + id.parentSql() + " ALTER COLUMN " + sql + " SET DEFAULT "
                        + object.text("expression"));
            case CONSTRAINT ->
                List.of("ALTER TABLE " + (isIndexed(object) ? "ONLY " : "") + id.parentSql() + " ADD CONSTRAINT " + sql
                        + " " + object.text("definition"));
            case INDEX -> index(object);
            case VIEW ->
                List.of("CREATE VIEW " + sql + SqlPieces.with(object.get("options")) + " AS\n"
                        + body(object.text("definition")));
            case MATERIALIZED_VIEW ->
                List.of("CREATE MATERIALIZED VIEW " + sql
                        + clause(" USING ", quoted(object.get("access method")))
                        + SqlPieces.with(object.get("options"))
                        + clause(" TABLESPACE ", quoted(object.get("tablespace"))) + " AS\n"
                        + body(object.text("definition"))
                        + (object.has("unpopulated") ? "\nWITH NO DATA" : "\nWITH DATA"));
            case TRIGGER, RULE -> List.of(body(object.text("definition")));
            case POLICY -> List.of(policy(object));
            case EVENT_TRIGGER ->
                List.of("CREATE EVENT TRIGGER " + sql + " ON " + object.text("event")
                        + (object.has("tags") ? " WHEN TAG IN (" + object.text("tags") + ")" : "")
                        + " EXECUTE FUNCTION " + object.text("function") + "()");
            case PUBLICATION ->
                List.of("CREATE PUBLICATION " + sql + (object.has("all tables") ? " FOR ALL TABLES" : "") + " WITH ("
                        + publish(object) + ")");
            case PUBLICATION_TABLE ->
                List.of("ALTER PUBLICATION " + Identifiers.quote(Objects.requireNonNull(id.parent()))
                        + " ADD TABLE ONLY "
                        + Identifiers.qualified(id.inSchema(), id.name())
                        + (object.has("columns") ? " (" + object.text("columns") + ")" : "")
                        + (object.has("filter") ? " WHERE (" + object.text("filter") + ")" : ""));
            case PUBLICATION_SCHEMA ->
                List.of("ALTER PUBLICATION " + Identifiers.quote(Objects.requireNonNull(id.parent()))
                        + " ADD TABLES IN SCHEMA " + Identifiers.quote(id.name()));
            case DEFAULT_PRIVILEGES -> AccessDdl.defaults(id, null, object);
            case FOREIGN_DATA_WRAPPER,
                    SERVER,
                    COLLATION,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_CONFIGURATION,
                    OPERATOR,
                    CAST,
                    STATISTICS -> SupportDdl.create(object);
            case TABLE, FOREIGN_TABLE, COLUMN -> throw new IllegalArgumentException(id.toString());
        };
    }

    static List<String> drop(CatalogObject object) {
        var id = object.id();
        return switch (id.kind()) {
            case COLUMN -> List.of("ALTER TABLE " + id.parentSql() + " DROP COLUMN " + id.sql());
            case ATTRIBUTE -> List.of("ALTER TYPE " + id.parentSql() + " DROP ATTRIBUTE " + id.sql());
            case DEFAULT ->
                List.of("ALTER TABLE ONLY " + id.parentSql() + " ALTER COLUMN " + id.sql() + " DROP DEFAULT");
            case CONSTRAINT -> List.of("ALTER TABLE " + id.parentSql() + " DROP CONSTRAINT " + id.sql());
            case DOMAIN_CONSTRAINT -> List.of("ALTER DOMAIN " + id.parentSql() + " DROP CONSTRAINT " + id.sql());
            case TRIGGER, RULE, POLICY ->
                List.of("DROP " + id.kind().keyword() + " " + id.sql() + " ON " + id.parentSql());
            case PUBLICATION_TABLE ->
                List.of("ALTER PUBLICATION " + Identifiers.quote(Objects.requireNonNull(id.parent()))
                        + " DROP TABLE ONLY " + Identifiers.qualified(id.inSchema(), id.name()));
            case PUBLICATION_SCHEMA ->
                List.of("ALTER PUBLICATION " + Identifiers.quote(Objects.requireNonNull(id.parent()))
                        + " DROP TABLES IN SCHEMA " + Identifiers.quote(id.name()));
            case DEFAULT_PRIVILEGES -> AccessDdl.defaults(id, object, null);
            default -> List.of("DROP " + id.kind().keyword() + " " + id.sql());
        };
    }

    /** Whether {@link #alter} can reach it; else it is dropped and made again. */
    static boolean isAlterable(CatalogObject from, CatalogObject to) {
        return switch (to.id().kind()) {
            case ENUM -> !differ(from, to, "labels") || EnumDdl.isGrown(from, to);
            case RANGE, AGGREGATE, POLICY, PUBLICATION_TABLE -> sameButFor(from, to, EVERYWHERE);
            case DOMAIN -> !differ(from, to, "type", "collation");
            case FUNCTION, PROCEDURE -> !differ(from, to, "arguments", "result");
            case VIEW -> !differ(from, to, "definition");
            case MATERIALIZED_VIEW -> !differ(from, to, "definition", "access method");
            case INDEX -> !differ(from, to, "definition", "invalid");
            case CONSTRAINT, DOMAIN_CONSTRAINT ->
                !differ(from, to, "key index") && (!differ(from, to, "definition") || isValidated(from, to));
            case TRIGGER, RULE -> !differ(from, to, "definition");
            case EVENT_TRIGGER -> !differ(from, to, "event", "tags", "function");
            case PUBLICATION -> !differ(from, to, "all tables");
            case FOREIGN_TABLE -> !differ(from, to, "server");
            case COLUMN -> !(differ(from, to, "generated", "generated kind") && to.has("generated"));
            default -> SupportDdl.isAlterable(from, to);
        };
    }

    static List<String> alter(CatalogObject from, CatalogObject to) {
        var id = to.id();
        var statements = new ArrayList<String>();
        var alter = "ALTER " + id.kind().keyword() + " " + id.sql();
        switch (id.kind()) {
            case EXTENSION -> {
                if (differ(from, to, "schema")) {
                    statements.add(alter + " SET SCHEMA " + to.text("schema"));
                }
                if (differ(from, to, "version")) {
                    statements.add(alter + " UPDATE TO " + Identifiers.literal(to.text("version")));
                }
            }
            case ENUM -> statements.addAll(EnumDdl.grow(from, to));
            case DOMAIN -> {
                if (differ(from, to, "default")) {
                    statements.add(
                            alter + (to.has("default") ? " SET DEFAULT " + to.text("default") : " DROP DEFAULT"));
                }
                if (differ(from, to, "not null")) {
                    statements.add(alter + (to.has("not null") ? " SET NOT NULL" : " DROP NOT NULL"));
                }
            }
            case ATTRIBUTE -> {
                if (differ(from, to, "type", "collation")) {
                    statements.add("ALTER TYPE " + id.parentSql() + " ALTER ATTRIBUTE " + id.sql() + " TYPE "
                            + to.text("type") + clause(" COLLATE ", to.get("collation")));
                }
            }
            case FUNCTION, PROCEDURE -> {
                if (differ(from, to, "definition")) {
                    statements.addAll(create(to, List.of()));
                }
            }
            case SEQUENCE -> sequence(from, to, alter, statements);
            case DEFAULT -> statements.addAll(create(to, List.of()));
            case CONSTRAINT, DOMAIN_CONSTRAINT -> {
                if (differ(from, to, "definition")) {
                    statements.add("ALTER " + (id.kind() == ObjectKind.CONSTRAINT ? "TABLE " : "DOMAIN ")
                            + id.parentSql() + " VALIDATE CONSTRAINT " + id.sql());
                }
            }
            case VIEW -> statements.addAll(SqlPieces.optionChanges(alter, from.get("options"), to.get("options")));
            case MATERIALIZED_VIEW -> {
                statements.addAll(SqlPieces.optionChanges(alter, from.get("options"), to.get("options")));
                tablespace(from, to, alter, statements);
                if (differ(from, to, "unpopulated")) {
                    statements.add(
                            "REFRESH MATERIALIZED VIEW " + id.sql() + (to.has("unpopulated") ? " WITH NO DATA" : ""));
                }
            }
            case INDEX -> {
                tablespace(from, to, alter, statements);
                if (differ(from, to, "statistics")) {
                    statements.addAll(statistics(id, from.get("statistics"), "-1"));
                    statements.addAll(statistics(id, to.get("statistics"), null));
                }
            }
            case PUBLICATION -> {
                if (differ(from, to, "publish", "via partition root")) {
                    statements.add(alter + " SET (" + publish(to) + ")");
                }
            }
            case DEFAULT_PRIVILEGES -> statements.addAll(AccessDdl.defaults(id, from, to));
            default -> statements.addAll(SupportDdl.alter(from, to));
        }
        return statements;
    }

    private static void sequence(CatalogObject from, CatalogObject to, String alter, List<String> statements) {
        if (differ(from, to, "type")) {
            statements.add(alter + " AS " + to.text("type"));
        }
        if (differ(from, to, "type", "increment", "minimum", "maximum", "start", "cache", "cycle")) {
            statements.add(alter + " " + SqlPieces.sequenceOptions(to));
        }
        if (differ(from, to, "persistence") && !to.has("identity of")) {
            statements.add(alter + (to.has("persistence") ? " SET UNLOGGED" : " SET LOGGED"));
        }
        if (differ(from, to, "owned by")) {
            statements.add(alter + " OWNED BY " + (to.has("owned by") ? to.text("owned by") : "NONE"));
        }
    }

    private static void tablespace(CatalogObject from, CatalogObject to, String alter, List<String> statements) {
        if (differ(from, to, "tablespace")) {
            statements.add(alter + " SET TABLESPACE "
                    + Identifiers.quote(to.has("tablespace") ? to.text("tablespace") : "pg_default"));
        }
    }

    private static List<String> index(CatalogObject index) {
        var statements = new ArrayList<String>();
        statements.add(index.text("definition"));
        if (index.has("tablespace")) {
            statements.add("ALTER INDEX " + index.id().sql() + " SET TABLESPACE "
                    + Identifiers.quote(index.text("tablespace")));
        }
        statements.addAll(statistics(index.id(), index.get("statistics"), null));
        return statements;
    }

    /** One statement for each {@code column target} of the list. */
    private static List<String> statistics(ObjectId index, @Nullable String list, @Nullable String target) {
        return list == null
                ? List.of()
                : Stream.of(list.split(", "))
                        .map(entry -> entry.split(" "))
                        .map(entry -> "ALTER INDEX " + index.sql() + " ALTER COLUMN " + entry[0] + " SET STATISTICS "
                                + (target == null ? entry[1] : target))
                        .toList();
    }

    private static String attribute(CatalogObject attribute) {
        return attribute.id().sql() + " " + attribute.text("type") + clause(" COLLATE ", attribute.get("collation"));
    }

    private static String range(CatalogObject range) {
        return Stream.of(
                        clause("subtype = ", range.get("subtype")),
                        clause("subtype_opclass = ", range.get("operator class")),
                        clause("collation = ", range.get("collation")),
                        clause("canonical = ", range.get("canonical")),
                        clause("subtype_diff = ", range.get("difference")),
                        clause("multirange_type_name = ", range.get("multirange")))
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }

    private static String policy(CatalogObject policy) {
        return "CREATE POLICY " + policy.id().sql() + " ON " + policy.id().parentSql()
                + (policy.has("restrictive") ? " AS RESTRICTIVE" : "")
                + " FOR " + policy.text("command").toUpperCase(Locale.ROOT)
                + " TO " + Objects.requireNonNullElse(policy.get("roles"), "public")
                + (policy.has("using") ? " USING (" + policy.text("using") + ")" : "")
                + (policy.has("with check") ? " WITH CHECK (" + policy.text("with check") + ")" : "");
    }

    private static String publish(CatalogObject publication) {
        return "publish = " + Identifiers.literal(publication.text("publish")) + ", publish_via_partition_root = "
                + publication.has("via partition root");
    }

    private static boolean isValidated(CatalogObject from, CatalogObject to) {
        return from.text("definition").equals(to.text("definition") + " NOT VALID");
    }

    private static boolean sameButFor(CatalogObject from, CatalogObject to, Set<String> properties) {
        return to.names().stream().filter(name -> !properties.contains(name)).noneMatch(name -> differ(from, to, name));
    }

    /** Checks and foreign keys go down to partitions and children; keys are attached to their parents one by one. */
    static boolean isIndexed(CatalogObject constraint) {
        var type = constraint.text("type");
        return !type.equals("check") && !type.equals("foreign key");
    }

    private static String body(String definition) {
        var text = definition.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String quoted(@Nullable String name) {
        return name == null ? null : Identifiers.quote(name);
    }
}

package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that make the grants on an object what they are in a snapshot, whatever they were. */
final class AccessDdl {
    private AccessDdl() {}

    /**
     * Takes everything from everybody who may hold something, then grants in order.
     *
     * @param holders roles that may hold a privilege now
     */
    static List<String> set(CatalogObject object, Collection<String> holders) {
        var owner = object.text("owner");
        var kept = object.get("acl");
        var wanted = kept == null ? AccessList.initial(object.id().kind(), owner) : AccessList.parse(kept);
        var target = target(object.id());
        var all = new LinkedHashSet<>(holders);
        all.addAll(AccessList.initial(object.id().kind(), owner).grantees());
        all.add(owner);
        var statements = new ArrayList<String>();
        statements.add("REVOKE ALL ON " + target + " FROM " + roles(all) + " CASCADE");
        statements.addAll(wanted.grants(target, null, owner));
        return statements;
    }

    /** As {@link #set}, for one column; a table's owner is needed to tell whose grants they are. */
    static List<String> setColumn(CatalogObject column, String owner, Collection<String> holders) {
        var target = "TABLE " + column.id().parentSql();
        var name = Identifiers.quote(column.id().name());
        var statements = new ArrayList<String>();
        if (!holders.isEmpty()) {
            statements.add("REVOKE ALL (" + name + ") ON " + target + " FROM " + roles(holders) + " CASCADE");
        }
        var kept = column.get("acl");
        if (kept != null) {
            statements.addAll(AccessList.parse(kept).grants(target, name, owner));
        }
        return statements;
    }

    /** Who is named in an object's grants. */
    static Set<String> holders(@Nullable CatalogObject object) {
        var acl = object == null ? null : object.get("acl");
        return acl == null ? Set.of() : AccessList.parse(acl).grantees();
    }

    /** Default privileges from one state, null for none, to another, null for none. */
    static List<String> defaults(ObjectId id, @Nullable CatalogObject from, @Nullable CatalogObject to) {
        var role = String.valueOf(id.parent());
        var prefix = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Identifiers.quote(role)
                + (id.schema() == null ? "" : " IN SCHEMA " + Identifiers.quote(id.inSchema())) + " ";
        var target = id.name().toUpperCase(Locale.ROOT);
        var kind = kindOf(id.name());
        var initial = id.schema() == null ? AccessList.initial(kind, role) : new AccessList(List.of());
        var holders = new LinkedHashSet<>(initial.grantees());
        holders.addAll(holders(from));
        var kept = to == null ? null : to.get("acl");
        var wanted = kept == null ? initial : AccessList.parse(kept);
        var statements = new ArrayList<String>();
        if (!holders.isEmpty()) {
            statements.add(prefix + "REVOKE ALL ON " + target + " FROM " + roles(holders));
        }
        // the grantor of default privileges is always the role itself
        wanted.grants(target, null, role).forEach(grant -> statements.add(prefix + grant));
        return statements;
    }

    /** Roles that default privileges may give something on a new object of this kind. */
    static Set<String> givenAtBirth(ObjectKind kind, @Nullable String schema, Collection<CatalogObject> defaults) {
        var roles = new LinkedHashSet<String>();
        for (var object : defaults) {
            var id = object.id();
            boolean sameKind = id.name().equals(plural(kind));
            if (sameKind && (id.schema() == null || id.schema().equals(schema))) {
                roles.addAll(holders(object));
            }
        }
        return roles;
    }

    private static String target(ObjectId id) {
        var kind = id.kind();
        var word = kind.isRelation()
                ? "TABLE"
                : switch (kind) {
                    case DOMAIN -> "TYPE";
                    case SERVER -> "FOREIGN SERVER";
                    default -> kind.keyword();
                };
        return word + " " + id.sql();
    }

    private static String plural(ObjectKind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> "tables";
            case SEQUENCE -> "sequences";
            case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
            case ENUM, RANGE, COMPOSITE, DOMAIN -> "types";
            case SCHEMA -> "schemas";
            default -> "";
        };
    }

    private static ObjectKind kindOf(String plural) {
        return switch (plural) {
            case "sequences" -> ObjectKind.SEQUENCE;
            case "functions" -> ObjectKind.FUNCTION;
            case "types" -> ObjectKind.ENUM;
            case "schemas" -> ObjectKind.SCHEMA;
            default -> ObjectKind.TABLE;
        };
    }

    private static String roles(Collection<String> names) {
        return String.join(", ", names.stream().map(AccessList::role).distinct().toList());
    }
}

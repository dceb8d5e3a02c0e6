package dev.alidade.catalog;

import static dev.alidade.catalog.SqlPieces.differ;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is set when everything exists: comments, switches, row security, owners, and grants last of all. */
final class FinishingTouches {
    private final ScriptSide from;
    private final ScriptSide to;
    private final ScriptChoice choice;
    private final List<CatalogObject> defaults = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> switches = new ArrayList<>();
    private final List<String> owners = new ArrayList<>();
    private final List<String> grants = new ArrayList<>();
    private final Set<ObjectId> regranted = new LinkedHashSet<>();

    FinishingTouches(ScriptSide from, ScriptSide to, ScriptChoice choice) {
        this.from = from;
        this.to = to;
        this.choice = choice;
        defaults.addAll(from.ofKind(ObjectKind.DEFAULT_PRIVILEGES));
        defaults.addAll(to.ofKind(ObjectKind.DEFAULT_PRIVILEGES));
        for (var object : to.objects().values()) {
            var id = object.id();
            if (choice.created().contains(id)) {
                finish(null, object);
            } else if (choice.altered().contains(id)) {
                finish(from.object(id), object);
            }
        }
        to.ofKind(ObjectKind.TABLE).forEach(this::indexMarks);
        to.ofKind(ObjectKind.MATERIALIZED_VIEW).forEach(this::indexMarks);
        to.objects().values().stream()
                .filter(object -> object.id().kind() == ObjectKind.COLUMN)
                .forEach(this::columnGrants);
    }

    List<String> statements() {
        var all = new ArrayList<>(comments);
        all.addAll(switches);
        all.addAll(owners);
        all.addAll(grants);
        return all;
    }

    private void finish(@Nullable CatalogObject was, CatalogObject is) {
        var id = is.id();
        boolean isNew = was == null;
        if (changed(was, is, "comment") || (isNew && id.kind() == ObjectKind.EXTENSION)) {
            var text = is.get("comment");
            comments.add(
                    "COMMENT ON " + commentTarget(id) + " IS " + (text == null ? "NULL" : Identifiers.literal(text)));
        }
        if (changed(was, is, "enabled")) {
            switches.add(enabled(is));
        }
        if (id.kind() == ObjectKind.TABLE) {
            if (changed(was, is, "row security")) {
                switches.add(table(id) + (is.has("row security") ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
            }
            if (changed(was, is, "row security forced")) {
                switches.add(
                        table(id) + (is.has("row security forced") ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
            }
        }
        if (is.has("owner")) {
            if (changed(was, is, "owner") && to.columnOf(is) == null) {
                owners.add("ALTER " + id.kind().keyword() + " " + id.sql() + " OWNER TO "
                        + Identifiers.quote(is.text("owner")));
            }
            if (is.names().contains("acl")) {
                grants(was, is);
            }
        }
    }

    private void grants(@Nullable CatalogObject was, CatalogObject is) {
        var id = is.id();
        var given = AccessDdl.givenAtBirth(id.kind(), id.schema(), defaults);
        boolean needed = was == null ? is.has("acl") || !given.isEmpty() : differ(was, is, "acl");
        if (needed) {
            var holders = new LinkedHashSet<>(AccessDdl.holders(was));
            holders.addAll(AccessDdl.holders(is));
            if (was == null) {
                holders.addAll(given);
            } else {
                holders.add(was.text("owner"));
            }
            // a role that the owner's name replaced holds nothing any more and does no harm here
            grants.addAll(AccessDdl.set(is, holders));
            regranted.add(id);
        }
    }

    /** Taking everything on a table takes the grants on its columns, too. */
    private void columnGrants(CatalogObject column) {
        var id = column.id();
        var relation = to.parent(id);
        var table = relation == null ? null : to.object(relation);
        if (table == null) {
            return;
        }
        boolean isNew = choice.created().contains(id);
        var was = isNew ? null : from.object(id);
        if (changed(was, column, "acl") || (regranted.contains(table.id()) && column.has("acl"))) {
            var holders = new LinkedHashSet<>(AccessDdl.holders(was));
            if (was != null) {
                holders.addAll(AccessDdl.holders(column));
            }
            grants.addAll(AccessDdl.setColumn(column, table.text("owner"), holders));
        }
    }

    /** Which index a table is clustered on, and which one identifies its rows for replication. */
    private void indexMarks(CatalogObject is) {
        var id = is.id();
        var was = choice.created().contains(id) ? null : from.object(id);
        var clustered = is.get("clustered on");
        if (was == null ? clustered != null : differ(was, is, "clustered on") || isMadeHere(id, clustered)) {
            switches.add("ALTER " + id.kind().keyword() + " " + id.sql()
                    + (clustered == null ? " SET WITHOUT CLUSTER" : " CLUSTER ON " + Identifiers.quote(clustered)));
        }
        var identity = is.get("replica identity");
        boolean byIndex = identity != null && identity.startsWith("using index ");
        boolean indexIsNew = byIndex
                && (to.children(id, ObjectKind.INDEX).stream().anyMatch(this::isCreated)
                        || to.children(id, ObjectKind.CONSTRAINT).stream().anyMatch(this::isCreated));
        if (was == null ? identity != null : differ(was, is, "replica identity") || indexIsNew) {
            switches.add(table(id) + " REPLICA IDENTITY " + (identity == null ? "DEFAULT" : identity));
        }
    }

    private static boolean changed(@Nullable CatalogObject was, CatalogObject is, String property) {
        return was == null ? is.has(property) : differ(was, is, property);
    }

    private boolean isCreated(CatalogObject object) {
        return choice.created().contains(object.id());
    }

    private boolean isMadeHere(ObjectId table, @Nullable String index) {
        return index != null
                && (choice.created().contains(new ObjectId(ObjectKind.INDEX, table.schema(), table.name(), index))
                        || choice.created()
                                .contains(new ObjectId(ObjectKind.CONSTRAINT, table.schema(), table.name(), index)));
    }

    private static String table(ObjectId id) {
        return "ALTER TABLE " + id.sql();
    }

    private static String enabled(CatalogObject object) {
        var id = object.id();
        var state = Objects.requireNonNullElse(object.get("enabled"), "origin");
        var verb = switch (state) {
            case "disabled" -> "DISABLE";
            case "replica" -> "ENABLE REPLICA";
            case "always" -> "ENABLE ALWAYS";
            default -> "ENABLE";
        };
        return id.kind() == ObjectKind.EVENT_TRIGGER
                ? "ALTER EVENT TRIGGER " + id.sql() + " " + verb
                : "ALTER TABLE " + id.parentSql() + " " + verb + " " + id.kind().keyword() + " " + id.sql();
    }

    private static String commentTarget(ObjectId id) {
        return switch (id.kind()) {
            case COLUMN, ATTRIBUTE -> "COLUMN " + id.parentSql() + "." + id.sql();
            case CONSTRAINT, TRIGGER, RULE, POLICY -> id.kind().keyword() + " " + id.sql() + " ON " + id.parentSql();
            case DOMAIN_CONSTRAINT -> "CONSTRAINT " + id.sql() + " ON DOMAIN " + id.parentSql();
            default -> id.kind().keyword() + " " + id.sql();
        };
    }
}

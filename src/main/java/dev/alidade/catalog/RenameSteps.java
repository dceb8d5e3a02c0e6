package dev.alidade.catalog;

import dev.alidade.database.Identifiers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every object of a snapshot the name it has in another one before anything else is done, so that rows stay where
 * they are. What is in the way and goes anyway is set aside; swaps take the way over a name of their own.
 */
final class RenameSteps {
    private static final int NAME_BYTES = 63;
    private static final String ASIDE = "__alidade_aside";
    private static final List<Set<ObjectKind>> LEVELS = List.of(
            Set.of(ObjectKind.SCHEMA),
            Set.of(
                    ObjectKind.ENUM,
                    ObjectKind.RANGE,
                    ObjectKind.COMPOSITE,
                    ObjectKind.DOMAIN,
                    ObjectKind.TABLE,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.COLLATION,
                    ObjectKind.VIEW,
                    ObjectKind.MATERIALIZED_VIEW),
            Set.of(ObjectKind.SEQUENCE),
            Set.of(
                    ObjectKind.FUNCTION,
                    ObjectKind.PROCEDURE,
                    ObjectKind.AGGREGATE,
                    ObjectKind.OPERATOR,
                    ObjectKind.TEXT_SEARCH_DICTIONARY,
                    ObjectKind.TEXT_SEARCH_CONFIGURATION,
                    ObjectKind.FOREIGN_DATA_WRAPPER,
                    ObjectKind.SERVER,
                    ObjectKind.STATISTICS,
                    ObjectKind.PUBLICATION,
                    ObjectKind.EVENT_TRIGGER),
            Set.of(
                    ObjectKind.COLUMN,
                    ObjectKind.ATTRIBUTE,
                    ObjectKind.CONSTRAINT,
                    ObjectKind.DOMAIN_CONSTRAINT,
                    ObjectKind.INDEX,
                    ObjectKind.RULE,
                    ObjectKind.TRIGGER,
                    ObjectKind.POLICY));

    private final CatalogSnapshot from;
    private final CatalogSnapshot to;
    private final Renames renames;
    private final Map<ObjectId, String> names = new HashMap<>();
    private final Map<ObjectId, String> schemas = new HashMap<>();
    private final Map<List<String>, ObjectId> taken = new HashMap<>();
    private final Map<String, CatalogObject> made = new LinkedHashMap<>();
    private final List<String> statements = new ArrayList<>();

    RenameSteps(CatalogSnapshot from, CatalogSnapshot to) {
        this.from = from;
        this.to = to;
        renames = new Renames(from, to);
        if (renames.isAny()) {
            for (var level : LEVELS) {
                rename(level);
            }
            renames.labels().forEach(this::labels);
        }
    }

    List<String> statements() {
        return statements;
    }

    /** The state that the statements leave. */
    CatalogSnapshot reached() {
        if (!renames.isAny()) {
            return from;
        }
        var objects = new ArrayList<>(made.values());
        from.objects().forEach(object -> objects.add(renames.adjusted(object).as(now(object.id()))));
        return new CatalogSnapshot(from.origin(), objects, renames.dependencies(this::now));
    }

    private ObjectId now(ObjectId id) {
        var followed = renames.follow(id, this::now);
        var name = names.getOrDefault(id, followed.name());
        var schema = schemas.getOrDefault(id, "");
        if (id.kind().isSigned() && names.containsKey(id)) {
            name += followed.name().substring(PrintedNames.base(followed.name()).length());
        }
        return new ObjectId(id.kind(), schema.isEmpty() ? followed.schema() : schema, followed.parent(), name);
    }

    private void rename(Set<ObjectKind> kinds) {
        var left = new LinkedHashMap<ObjectId, ObjectId>();
        renames.own().forEach((was, is) -> {
            if (kinds.contains(was.kind()) && !now(was).equals(is)) {
                left.put(was, is);
            }
        });
        var following = left.keySet().stream().filter(this::isRenamedByAnother).toList();
        left.keySet().removeAll(following);
        rename(left);
        following.forEach(id ->
                names.put(id, Objects.requireNonNull(renames.own().get(id)).name()));
    }

    private void rename(Map<ObjectId, ObjectId> left) {
        if (left.isEmpty()) {
            return;
        }
        taken.clear();
        from.objects()
                .forEach(object -> keys(object.id(), now(object.id())).forEach(key -> taken.put(key, object.id())));
        while (!left.isEmpty()) {
            var free = left.entrySet().stream()
                    .filter(entry -> blocking(entry.getKey(), entry.getValue()) == null)
                    .findFirst()
                    .orElse(null);
            var next = free == null ? left.entrySet().iterator().next() : free;
            var was = next.getKey();
            var is = next.getValue();
            for (var blocking = blocking(was, is); blocking != null; blocking = blocking(was, is)) {
                to(blocking, now(blocking).schema(), aside(blocking));
            }
            move(was, is);
            left.remove(was);
        }
    }

    /** Inherited columns and checks follow their parents'. */
    private boolean isRenamedByAnother(ObjectId id) {
        var object = Objects.requireNonNull(from.object(id));
        return switch (id.kind()) {
            case COLUMN -> object.has("inherited");
            case CONSTRAINT -> object.has("inherited") && object.text("type").equals("check");
            default -> false;
        };
    }

    private void move(ObjectId was, ObjectId is) {
        var at = now(was);
        var name = own(is);
        boolean sameName = own(at).equals(name);
        if (Objects.equals(at.schema(), is.schema())) {
            to(was, at.schema(), name);
            return;
        }
        make(Objects.requireNonNull(is.schema()));
        boolean movesFirst = keys(was, with(at, is.schema(), own(at))).stream().noneMatch(taken::containsKey);
        boolean namedFirst = keys(was, with(at, at.schema(), name)).stream().noneMatch(taken::containsKey);
        if (!sameName && !movesFirst) {
            to(was, at.schema(), namedFirst ? name : aside(was));
        }
        to(was, is.schema(), own(now(was)));
        if (!own(now(was)).equals(name)) {
            to(was, is.schema(), name);
        }
    }

    /** One statement: another schema, or another name in the same one. */
    private void to(ObjectId was, @Nullable String schema, String name) {
        var at = now(was);
        var moving = from.objects().stream()
                .map(CatalogObject::id)
                .filter(id -> id.equals(was) || (schema != null && !schema.equals(at.schema()) && belongs(id, was)))
                .toList();
        moving.forEach(id -> keys(id, now(id)).forEach(key -> taken.remove(key, id)));
        if (schema != null && !schema.equals(at.schema())) {
            statements.add(
                    "ALTER " + at.kind().keyword() + " " + at.sql() + " SET SCHEMA " + Identifiers.quote(schema));
            schemas.put(was, schema);
        } else {
            statements.add(renaming(was, at, name));
            names.put(was, name);
        }
        moving.forEach(id -> keys(id, now(id)).forEach(key -> taken.put(key, id)));
    }

    private boolean belongs(ObjectId id, ObjectId whole) {
        return whole.equals(from.parent(id)) || id.kind() == ObjectKind.SEQUENCE;
    }

    private String renaming(ObjectId was, ObjectId at, String name) {
        var quoted = at.kind().isSigned() ? name : Identifiers.quote(name);
        return switch (at.kind()) {
            case COLUMN -> {
                var relation = Objects.requireNonNull(from.parent(was));
                yield "ALTER " + relation.kind().keyword() + " " + at.parentSql() + " RENAME COLUMN " + at.sql()
                        + " TO " + quoted;
            }
            case ATTRIBUTE ->
                "ALTER TYPE " + at.parentSql() + " RENAME ATTRIBUTE " + at.sql() + " TO " + quoted + " CASCADE";
            case CONSTRAINT -> "ALTER TABLE " + at.parentSql() + " RENAME CONSTRAINT " + at.sql() + " TO " + quoted;
            case DOMAIN_CONSTRAINT ->
                "ALTER DOMAIN " + at.parentSql() + " RENAME CONSTRAINT " + at.sql() + " TO " + quoted;
            case TRIGGER, RULE, POLICY ->
                "ALTER " + at.kind().keyword() + " " + at.sql() + " ON " + at.parentSql() + " RENAME TO " + quoted;
            default -> "ALTER " + at.kind().keyword() + " " + at.sql() + " RENAME TO " + quoted;
        };
    }

    /** A schema that something moves to and that is yet to come. Who owns it and may use it is set in the end. */
    private void make(String schema) {
        var wanted = to.object(new ObjectId(ObjectKind.SCHEMA, null, null, schema));
        boolean exists = taken.containsKey(List.of("SCHEMA", schema)) || made.containsKey(schema);
        if (wanted != null && !exists) {
            statements.add("CREATE SCHEMA " + wanted.id().sql());
            statements.add(
                    "ALTER SCHEMA " + wanted.id().sql() + " OWNER TO " + Identifiers.quote(wanted.text("owner")));
            made.put(schema, wanted.with("acl", null).with("comment", null));
        }
    }

    private void labels(ObjectId id, Map<String, String> renamed) {
        var alter = "ALTER TYPE " + now(id).sql() + " RENAME VALUE ";
        var present = new ArrayList<>(
                SqlPieces.labels(Objects.requireNonNull(from.object(id)).get("labels")));
        var left = new LinkedHashMap<>(renamed);
        while (!left.isEmpty()) {
            var free = left.entrySet().stream()
                    .filter(entry -> !present.contains(entry.getValue()))
                    .findFirst()
                    .orElse(null);
            var next = free == null ? left.entrySet().iterator().next() : free;
            var was = next.getKey();
            var is = next.getValue();
            if (present.contains(is)) {
                var aside = "'" + ASIDE.substring(2) + present.indexOf(is) + "'";
                statements.add(alter + is + " TO " + aside);
                present.set(present.indexOf(is), aside);
                var target = left.remove(is);
                if (target != null) {
                    left.put(aside, target);
                }
            }
            statements.add(alter + was + " TO " + is);
            present.set(present.indexOf(was), is);
            left.remove(was);
        }
    }

    private @Nullable ObjectId blocking(ObjectId was, ObjectId is) {
        for (var key : keys(was, is)) {
            var there = taken.get(key);
            if (there != null && !there.equals(was)) {
                return there;
            }
        }
        return null;
    }

    /** What only one object can be called at a time. */
    private List<List<String>> keys(ObjectId was, ObjectId at) {
        var kind = at.kind();
        var schema = String.valueOf(at.schema());
        boolean relation =
                kind.isRelation() || kind.isType() || kind == ObjectKind.INDEX || kind == ObjectKind.SEQUENCE;
        if (relation) {
            return List.of(List.of("relation", schema, at.name()));
        }
        if (kind.isSigned()) {
            return List.of(List.of("routine", schema, at.name()));
        }
        if (kind == ObjectKind.SCHEMA) {
            return List.of(List.of("SCHEMA", at.name()));
        }
        var within = List.of(kind.name(), schema, String.valueOf(at.parent()), at.name());
        var object = kind == ObjectKind.CONSTRAINT ? from.object(was) : null;
        return object != null && ObjectDdl.isIndexed(object)
                ? List.of(within, List.of("relation", schema, at.name()))
                : List.of(within);
    }

    private static String own(ObjectId id) {
        return id.kind().isSigned() ? PrintedNames.base(id.name()) : id.name();
    }

    private static ObjectId with(ObjectId id, @Nullable String schema, String own) {
        var name = id.kind().isSigned()
                ? own + id.name().substring(PrintedNames.base(id.name()).length())
                : own;
        return new ObjectId(id.kind(), schema, id.parent(), name);
    }

    private String aside(ObjectId id) {
        var name = PrintedNames.raw(own(now(id)));
        for (int number = 0; ; number++) {
            var end = ASIDE + (number == 0 ? "" : number);
            var start = name;
            while ((start + end).getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
                start = start.substring(0, start.length() - 1);
            }
            var free = id.kind().isSigned() ? PrintedNames.printed(start + end) : start + end;
            if (keys(id, with(now(id), now(id).schema(), free)).stream().noneMatch(taken::containsKey)) {
                return free;
            }
        }
    }
}

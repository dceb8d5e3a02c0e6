package dev.alidade.catalog;

import dev.alidade.catalog.PrintedNames.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which object of one snapshot is which of another: the same address in the same database, else the same name. Knows
 * what was renamed itself and what only follows, and gives the first snapshot's objects the second one's names, so that
 * definitions that merely print a new name do not differ.
 */
final class Renames {
    /** Properties that list names of relations and types, whatever else may have changed. */
    private static final Set<String> NAME_LISTS =
            Set.of("partition of", "inherits", "owned by", "identity of", "of type");
    /** Where it shows that something means another object of the same name now; the first one that is set. */
    private static final List<String> MEANINGS =
            List.of("definition", "expression", "using", "with check", "generated", "type", "subtype", "function");

    private final CatalogSnapshot from;
    private final CatalogSnapshot to;
    private final Map<CatalogAddress, CatalogObject> addresses = new HashMap<>();
    private final Map<ObjectId, CatalogObject> counterparts = new HashMap<>();
    private final Map<ObjectId, CatalogObject> matched = new HashMap<>();
    private final Map<ObjectId, ObjectId> own = new LinkedHashMap<>();
    private final Map<ObjectId, Map<String, String>> labels = new LinkedHashMap<>();
    private final Map<ObjectId, CatalogObject> sequenceTables = new HashMap<>();
    private PrintedNames printed = new PrintedNames(Set.of(), Map.of());
    private boolean any;

    Renames(CatalogSnapshot from, CatalogSnapshot to) {
        this.from = from;
        this.to = to;
        if (from.origin().isSameDatabase(to.origin())) {
            matchAddresses();
        }
        if (any) {
            from.objects().forEach(this::findOwn);
            printed = printed();
            from.objects().forEach(this::matchName);
        }
    }

    /** Whether anything at all goes by another name. */
    boolean isAny() {
        return any;
    }

    /** The same object in the second snapshot; null when it is gone. */
    @Nullable
    CatalogObject counterpart(ObjectId id) {
        return any ? counterparts.get(id) : to.object(id);
    }

    /** Whether an object of the second snapshot has a counterpart in the first. */
    boolean isMatched(ObjectId id) {
        return any ? matched.containsKey(id) : from.contains(id);
    }

    /** The same object in the first snapshot; null when it is new. */
    @Nullable
    CatalogObject earlier(ObjectId id) {
        return any ? matched.get(id) : from.object(id);
    }

    /** What was renamed or moved to another schema itself, with what it is called now. */
    Map<ObjectId, ObjectId> own() {
        return own;
    }

    /** Enums whose values were renamed: quoted labels, before and after. */
    Map<ObjectId, Map<String, String>> labels() {
        return labels;
    }

    /** What an object is called when only what it belongs to is renamed. */
    ObjectId followed(ObjectId id) {
        if (!any) {
            return id;
        }
        return follow(id, parent -> {
            var is = addressed(parent);
            return is == null ? followed(parent) : is.id();
        });
    }

    /** As {@link #followed(ObjectId)}, asking elsewhere what the things it belongs to are called. */
    ObjectId follow(ObjectId id, java.util.function.UnaryOperator<ObjectId> names) {
        var kind = id.kind();
        var schema = id.schema() == null
                ? null
                : names.apply(new ObjectId(ObjectKind.SCHEMA, null, null, id.schema()))
                        .name();
        var parent = from.parent(id);
        if (kind == ObjectKind.PUBLICATION_SCHEMA || kind == ObjectKind.PUBLICATION_TABLE) {
            var publication = parent == null ? id.parent() : names.apply(parent).name();
            if (kind == ObjectKind.PUBLICATION_SCHEMA) {
                return new ObjectId(kind, schema, publication, Objects.requireNonNull(schema));
            }
            var table = names.apply(new ObjectId(ObjectKind.TABLE, id.schema(), null, id.name()));
            return new ObjectId(kind, table.schema(), publication, table.name());
        }
        if (parent != null) {
            var whole = names.apply(parent);
            return new ObjectId(kind, whole.schema(), whole.name(), id.name());
        }
        if (kind.isSigned()) {
            var is = addressed(id);
            var base = PrintedNames.base(id.name());
            var arguments = is == null
                    ? printed.rewrite(id.name().substring(base.length()))
                    : is.id().name().substring(PrintedNames.base(is.id().name()).length());
            return new ObjectId(kind, schema, null, base + arguments);
        }
        var table = kind == ObjectKind.SEQUENCE ? sequenceTables.get(id) : null;
        if (table != null) {
            return new ObjectId(kind, names.apply(table.id()).schema(), null, id.name());
        }
        return kind == ObjectKind.SCHEMA ? id : new ObjectId(kind, schema, id.parent(), id.name());
    }

    /** The object as the renames alone leave it: its counterpart's texts wherever they say the same. */
    CatalogObject adjusted(CatalogObject was) {
        var is = counterpart(was.id());
        if (!any) {
            return was;
        }
        var result = was;
        for (var name : was.names()) {
            var value = was.get(name);
            if (value == null) {
                continue;
            }
            var now = is != null && is.names().contains(name) ? is.get(name) : null;
            if (NAME_LISTS.contains(name)) {
                boolean same = now != null && printed.same(value, now);
                result = result.with(name, same ? now : printed.rewrite(value));
            } else if (name.equals("labels") && labels.containsKey(was.id())) {
                var renamed = labels.get(was.id());
                result = result.with(
                        name,
                        String.join(
                                ", ",
                                SqlPieces.labels(value).stream()
                                        .map(label ->
                                                Objects.requireNonNull(renamed).getOrDefault(label, label))
                                        .toList()));
            } else if (now != null && !now.equals(value) && !name.equals("labels") && printed.same(value, now)) {
                result = result.with(name, now);
            }
        }
        return is == null ? result : meaning(was, is, result);
    }

    /** The dependencies of the first snapshot under other names. */
    Map<ObjectId, List<ObjectId>> dependencies(java.util.function.UnaryOperator<ObjectId> names) {
        var renamed = new LinkedHashMap<ObjectId, List<ObjectId>>();
        from.dependencies()
                .forEach((id, needed) -> renamed.put(
                        name(id, names),
                        needed.stream().map(other -> name(other, names)).toList()));
        return renamed;
    }

    private static ObjectId name(ObjectId id, java.util.function.UnaryOperator<ObjectId> names) {
        return id.kind() == ObjectKind.DEFAULT
                ? names.apply(id.as(ObjectKind.COLUMN)).as(ObjectKind.DEFAULT)
                : names.apply(id);
    }

    private ObjectId nameInTo(ObjectId id) {
        var is = counterpart(id);
        return is == null ? followed(id) : is.id();
    }

    private void matchAddresses() {
        for (var is : to.objects()) {
            if (is.address() != null) {
                addresses.put(is.address(), is);
            }
        }
        for (var was : from.objects()) {
            var is = addressed(was.id());
            if (is == null) {
                continue;
            }
            any |= !is.id().equals(was.id());
            if (was.parts() != null && is.parts() != null && !was.sameProperties(is)) {
                labels(was, is);
            }
        }
    }

    private @Nullable CatalogObject addressed(ObjectId id) {
        var was = from.object(id);
        var is = was == null || was.address() == null ? null : addresses.get(was.address());
        // a role's default privileges are named by the role, which is nobody's to rename here
        boolean same = is != null
                && is.id().kind() == id.kind()
                && (id.kind() != ObjectKind.DEFAULT_PRIVILEGES
                        || Objects.equals(is.id().parent(), id.parent()));
        return same ? is : null;
    }

    private void labels(CatalogObject was, CatalogObject is) {
        var before = List.of(Objects.requireNonNull(was.parts()).split(",", -1));
        var after = List.of(Objects.requireNonNull(is.parts()).split(",", -1));
        var old = SqlPieces.labels(was.get("labels"));
        var now = SqlPieces.labels(is.get("labels"));
        var renamed = new LinkedHashMap<String, String>();
        for (int i = 0; i < before.size(); i++) {
            int place = after.indexOf(before.get(i));
            if (place >= 0 && !now.get(place).equals(old.get(i))) {
                renamed.put(old.get(i), now.get(place));
            }
        }
        if (!renamed.isEmpty()) {
            labels.put(was.id(), renamed);
            any = true;
        }
    }

    private void findOwn(CatalogObject was) {
        if (was.has("owned by") || was.has("identity of")) {
            from.dependencies(was.id()).stream()
                    .filter(id -> id.kind() == ObjectKind.COLUMN)
                    .findFirst()
                    .map(from::parent)
                    .map(from::object)
                    .ifPresent(table -> sequenceTables.put(was.id(), table));
        }
        var is = addressed(was.id());
        if (is != null) {
            counterparts.put(was.id(), is);
            matched.put(is.id(), was);
        }
        if (is == null || is.id().equals(was.id())) {
            return;
        }
        var followed = followed(was.id());
        boolean itself = switch (was.id().kind()) {
            case PUBLICATION_TABLE, PUBLICATION_SCHEMA, DEFAULT_PRIVILEGES, CAST -> false;
            default -> !is.id().equals(followed);
        };
        if (itself) {
            own.put(was.id(), is.id());
        }
    }

    private void matchName(CatalogObject was) {
        if (!counterparts.containsKey(was.id())) {
            var is = to.object(followed(was.id()));
            if (is != null && matched.putIfAbsent(is.id(), was) == null) {
                counterparts.put(was.id(), is);
            }
        }
    }

    private PrintedNames printed() {
        var pairs = new HashSet<Pair>();
        var relations = new HashMap<String, String>();
        own.forEach((was, is) -> {
            boolean routine = was.kind().isSigned();
            pairs.add(new Pair(
                    routine ? PrintedNames.raw(PrintedNames.base(was.name())) : was.name(),
                    routine ? PrintedNames.raw(PrintedNames.base(is.name())) : is.name()));
            if (was.schema() != null && is.schema() != null) {
                pairs.add(new Pair(was.schema(), is.schema()));
            }
        });
        labels.values().forEach(renamed -> renamed.forEach((was, is) -> pairs.add(new Pair(was, is))));
        for (var was : from.objects()) {
            var kind = was.id().kind();
            var is = addressed(was.id());
            boolean named =
                    kind.isRelation() || kind.isType() || kind == ObjectKind.SEQUENCE || kind == ObjectKind.INDEX;
            if (named && is != null && !is.id().equals(was.id())) {
                relations.put(qualified(was.id()), qualified(is.id()));
            }
        }
        return new PrintedNames(pairs, relations);
    }

    private static String qualified(ObjectId id) {
        return PrintedNames.printed(id.inSchema()) + "." + PrintedNames.printed(id.name());
    }

    /** The same text may mean another object now: what it needs is no longer what it needed. */
    private CatalogObject meaning(CatalogObject was, CatalogObject is, CatalogObject adjusted) {
        var result = adjusted;
        if (isOtherwise(was.id(), is.id())) {
            for (var property : MEANINGS) {
                if (result.has(property) && is.has(property)) {
                    result = result.with(property, result.text(property) + " -- of another object");
                    break;
                }
            }
        }
        if (result.has("default")
                && was.id().kind() == ObjectKind.COLUMN
                && isOtherwise(was.id().as(ObjectKind.DEFAULT), is.id().as(ObjectKind.DEFAULT))) {
            result = result.with("default", result.text("default") + " -- of another object");
        }
        return result;
    }

    private boolean isOtherwise(ObjectId was, ObjectId is) {
        var before = from.dependencies(was);
        var after = to.dependencies(is);
        if (before.equals(after) && before.stream().noneMatch(own::containsKey)) {
            return false;
        }
        var lost = new LinkedHashSet<ObjectId>();
        // what moves to another schema needs that one instead
        before.stream().filter(id -> id.kind() != ObjectKind.SCHEMA).forEach(id -> lost.add(name(id, this::nameInTo)));
        var gained = new ArrayList<>(after);
        gained.removeIf(id -> id.kind() == ObjectKind.SCHEMA || lost.contains(id));
        after.forEach(lost::remove);
        return !lost.isEmpty() && !gained.isEmpty();
    }
}

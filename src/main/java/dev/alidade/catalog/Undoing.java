package dev.alidade.catalog;

import dev.alidade.catalog.Restoration.Conflict;
import dev.alidade.catalog.Restoration.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out the state without our effects, object by object and property by property, from three snapshots: before the
 * effects, after them, and now.
 */
final class Undoing {
    private final CatalogSnapshot before;
    private final CatalogSnapshot after;
    private final CatalogSnapshot current;
    /** From before to after. */
    private final Renames made;
    /** From after to now. */
    private final Renames since;

    private final Renames unchanged;
    /** What came, changed or was renamed, by the names after. */
    private final Map<ObjectId, Effect> effects = new HashMap<>();
    /** What went, by the names before. */
    private final Map<ObjectId, Effect> removals = new HashMap<>();

    private final Set<ObjectId> reorderedByOthers = new HashSet<>();
    private final Set<ObjectId> namedByOthers = new HashSet<>();
    /** By their present names. */
    private final Map<ObjectId, ObjectId> names = new HashMap<>();

    private final Set<ObjectId> removed = new LinkedHashSet<>();
    private final Set<ObjectId> restored = new HashSet<>();
    private final Set<ObjectId> restoredNames = new HashSet<>();
    private final Map<ObjectId, CatalogObject> target = new LinkedHashMap<>();
    private final Map<ObjectId, Integer> places = new HashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    /** What comes back, by the names it gets: what it was called before. */
    private final Map<ObjectId, ObjectId> formerNames = new HashMap<>();

    Undoing(CatalogSnapshot current, OwnEffects own) {
        this.before = own.before();
        this.after = own.after();
        this.current = current;
        made = new Renames(before, after);
        since = new Renames(after, current);
        unchanged = new Renames(current, current);
        for (var effect : own.effects()) {
            var difference = effect.difference();
            switch (difference) {
                case Difference.Removed _ -> removals.put(difference.id(), effect);
                case Difference.ColumnOrder _ -> {
                    if (effect.author() != Author.OURS) {
                        reorderedByOthers.add(difference.id());
                    }
                }
                case Difference.Renamed _ -> {
                    effects.put(difference.id(), effect);
                    if (effect.author() != Author.OURS) {
                        namedByOthers.add(difference.id());
                    }
                }
                case Difference.Added _, Difference.Changed _ -> effects.put(difference.id(), effect);
            }
        }
        remove();
        keepWhatIsNeeded();
        for (var is : current.objects()) {
            if (!removed.contains(is.id())) {
                keep(is);
            }
        }
        bringBack();
    }

    Restoration result() {
        var objects = ordered();
        var dependencies = new LinkedHashMap<ObjectId, List<ObjectId>>();
        restored.forEach(id -> restoredNames.add(names.getOrDefault(id, id)));
        add(dependencies, current.dependencies(), this::fromCurrent, false);
        add(dependencies, before.dependencies(), this::fromBefore, true);
        return new Restoration(new CatalogSnapshot(current.origin(), objects, dependencies), conflicts);
    }

    /** What we added and nobody touched since. */
    private void remove() {
        var touched = new ArrayList<ObjectId>();
        for (var is : current.objects()) {
            var then = since.earlier(is.id());
            var effect = then == null ? null : effects.get(then.id());
            if (then != null
                    && effect != null
                    && effect.difference() instanceof Difference.Added
                    && effect.author() == Author.OURS) {
                removed.add(is.id());
                if (!since.adjusted(then).sameProperties(is)) {
                    conflicts.add(new Conflict(is.id(), null, Reason.CHANGED_SINCE, null));
                    touched.add(is.id());
                }
            }
        }
        touched.forEach(this::unremove);
        for (var effect : effects.values()) {
            boolean ours = effect.difference() instanceof Difference.Changed && effect.author() != Author.OTHERS;
            if (ours && since.counterpart(effect.difference().id()) == null) {
                conflicts.add(new Conflict(effect.difference().id(), null, Reason.GONE, null));
            }
        }
    }

    /** What stays and is not put back itself keeps what it needs. */
    private void keepWhatIsNeeded() {
        boolean again = true;
        while (again) {
            again = false;
            for (var is : current.objects()) {
                var id = is.id();
                if (removed.contains(id) || isOurs(id)) {
                    continue;
                }
                boolean follows = followsOurs(id);
                var needed = new LinkedHashSet<>(current.dependencies(id));
                needed.addAll(current.dependencies(id.as(ObjectKind.DEFAULT)));
                var parent = current.parent(id);
                if (parent != null) {
                    needed.add(parent);
                }
                for (var other : needed) {
                    if (removed.contains(other) && !(follows && other.kind() == ObjectKind.SCHEMA)) {
                        conflicts.add(new Conflict(other, null, Reason.NEEDED, id));
                        unremove(other);
                        again = true;
                    }
                }
            }
        }
    }

    private void unremove(ObjectId id) {
        removed.remove(id);
        removed.removeIf(other -> id.equals(current.parent(other)));
    }

    /** Whether one of our effects concerns its properties, so that what it needs now says nothing. */
    private boolean isOurs(ObjectId id) {
        var then = since.earlier(id);
        var effect = then == null ? null : effects.get(then.id());
        return effect != null
                && (effect.author() == Author.OURS || effect.properties().containsValue(Author.OURS))
                && !(effect.difference() instanceof Difference.Added);
    }

    /** Whether it is where it is only because we moved what it belongs to: a sequence with its table. */
    private boolean followsOurs(ObjectId id) {
        var then = since.earlier(id);
        var was = then == null ? null : made.earlier(then.id());
        return then != null && was != null && !was.id().equals(then.id()) && !isNamedByOthers(then.id());
    }

    private void keep(CatalogObject is) {
        var then = since.earlier(is.id());
        var was = then == null ? null : made.earlier(then.id());
        var result = is;
        if (then != null && was != null) {
            var now = since.adjusted(then);
            for (var property : is.names()) {
                result = property(property, was, then, now, result);
            }
        }
        var id = name(is.id());
        names.put(is.id(), id);
        target.put(id, result.as(id));
        boolean inPlace = then != null && was != null && Objects.equals(then.address(), is.address());
        var whole = then == null ? null : after.parent(then.id());
        boolean ours = inPlace && (whole == null || !reorderedByOthers.contains(whole));
        var address = ours ? Objects.requireNonNull(was).address() : is.address();
        places.put(id, address == null ? 0 : address.sub());
    }

    private CatalogObject property(
            String property, CatalogObject was, CatalogObject then, CatalogObject now, CatalogObject result) {
        var old = was.names().contains(property) ? was.get(property) : null;
        var made = then.get(property);
        var present = result.get(property);
        if (Objects.equals(old, made) || Objects.equals(old, present)) {
            return result;
        }
        var effect = effects.get(then.id());
        var author = effect == null ? null : effect.properties().get(property);
        if (author == null) {
            // it only prints a name that was changed
            return Objects.equals(made, present) && !isNamedByOthers(then.id()) ? put(result, property, was) : result;
        }
        if (author != Author.OURS) {
            return result;
        }
        if (!Objects.equals(now.get(property), present)) {
            conflicts.add(new Conflict(result.id(), property, Reason.CHANGED_SINCE, null));
            return result;
        }
        restored.add(result.id());
        return put(result, property, was);
    }

    /** An enum's labels come with what identifies them, so that one that was renamed is told from one that came. */
    private static CatalogObject put(CatalogObject result, String property, CatalogObject was) {
        var changed = result.with(property, was.names().contains(property) ? was.get(property) : null);
        return property.equals("labels") ? changed.withParts(was.parts()) : changed;
    }

    /** What an object of now is called in the target. */
    private ObjectId name(ObjectId id) {
        var known = names.get(id);
        if (known != null) {
            return known;
        }
        var then = since.earlier(id);
        var was = then == null ? null : made.earlier(then.id());
        if (then != null && was != null && then.id().equals(id) && !isNamedByOthers(then.id())) {
            return was.id();
        }
        var followed = unchanged.follow(id, this::name);
        if (was == null || then == null || !made.own().containsKey(was.id()) || namedByOthers.contains(then.id())) {
            return followed;
        }
        if (since.own().containsKey(then.id())) {
            conflicts.add(new Conflict(id, "name", Reason.CHANGED_SINCE, null));
            return followed;
        }
        return new ObjectId(
                followed.kind(), followed.schema(), followed.parent(), was.id().name());
    }

    private boolean isNamedByOthers(ObjectId id) {
        if (namedByOthers.isEmpty()) {
            return false;
        }
        var parent = after.parent(id);
        return namedByOthers.contains(id)
                || (parent != null && isNamedByOthers(parent))
                || (id.schema() != null
                        && namedByOthers.contains(new ObjectId(ObjectKind.SCHEMA, null, null, id.schema())));
    }

    private void bringBack() {
        var missing = new LinkedHashMap<ObjectId, CatalogObject>();
        var taken = new HashSet<ObjectId>();
        for (var was : before.objects()) {
            var effect = made.counterpart(was.id()) == null ? removals.get(was.id()) : null;
            var parent = before.parent(was.id());
            boolean inTaken = parent != null && taken.contains(parent);
            if (effect == null || effect.author() != Author.OURS || inTaken) {
                continue;
            }
            var id = Objects.requireNonNullElse(fromBefore(was.id()), was.id());
            var there = target.get(id);
            if (there == null) {
                missing.put(id, was.as(id));
                places.put(id, was.address() == null ? 0 : was.address().sub());
            } else if (!there.sameProperties(was)
                    || id.kind().isRelation()
                    || id.kind().isType()) {
                taken.add(was.id());
                conflicts.add(new Conflict(id, null, Reason.NAME_TAKEN, id));
            }
        }
        dropIncomplete(missing);
        target.putAll(missing);
        restored.addAll(missing.keySet());
    }

    private void dropIncomplete(Map<ObjectId, CatalogObject> missing) {
        boolean again = true;
        while (again) {
            again = missing.values().removeIf(object -> {
                var former = former(object);
                var needed = new LinkedHashSet<>(before.dependencies(former));
                needed.addAll(before.dependencies(former.as(ObjectKind.DEFAULT)));
                var parent = before.parent(former);
                if (parent != null) {
                    needed.add(parent);
                }
                for (var other : needed) {
                    var there = fromBefore(other);
                    if (there == null || !(target.containsKey(there) || missing.containsKey(there))) {
                        conflicts.add(new Conflict(object.id(), null, Reason.INCOMPLETE, other));
                        return true;
                    }
                }
                return false;
            });
        }
    }

    private ObjectId former(CatalogObject object) {
        return formerNames.getOrDefault(object.id(), object.id());
    }

    private @Nullable ObjectId fromCurrent(ObjectId id) {
        if (id.kind() == ObjectKind.DEFAULT) {
            var column = fromCurrent(id.as(ObjectKind.COLUMN));
            return column == null ? null : column.as(ObjectKind.DEFAULT);
        }
        return removed.contains(id) ? null : names.get(id);
    }

    /** What an object of before is called in the target; null when it is not part of it. */
    private @Nullable ObjectId fromBefore(ObjectId id) {
        if (id.kind() == ObjectKind.DEFAULT) {
            var column = fromBefore(id.as(ObjectKind.COLUMN));
            return column == null ? null : column.as(ObjectKind.DEFAULT);
        }
        var then = made.counterpart(id);
        if (then != null) {
            var is = since.counterpart(then.id());
            return is == null ? null : names.get(is.id());
        }
        if (!before.contains(id)) {
            return null;
        }
        var name = made.follow(id, parent -> {
            var there = fromBefore(parent);
            return there == null ? parent : there;
        });
        formerNames.put(name, id);
        return name;
    }

    private void add(
            Map<ObjectId, List<ObjectId>> all,
            Map<ObjectId, List<ObjectId>> some,
            java.util.function.Function<ObjectId, @Nullable ObjectId> naming,
            boolean wantedIfRestored) {
        some.forEach((id, needed) -> {
            boolean isDefault = id.kind() == ObjectKind.DEFAULT;
            var whole = naming.apply(isDefault ? id.as(ObjectKind.COLUMN) : id);
            if (whole == null || !target.containsKey(whole) || restoredNames.contains(whole) != wantedIfRestored) {
                return;
            }
            var there = new ArrayList<ObjectId>();
            for (var other : needed) {
                var name = naming.apply(other);
                if (name != null && target.containsKey(name)) {
                    there.add(name);
                }
            }
            all.put(isDefault ? whole.as(ObjectKind.DEFAULT) : whole, List.copyOf(there));
        });
    }

    /** Columns of one relation stand where they stood. */
    private List<CatalogObject> ordered() {
        var columns = new LinkedHashMap<String, TreeMap<Integer, List<CatalogObject>>>();
        var objects = new ArrayList<CatalogObject>();
        for (var object : target.values()) {
            var kind = object.id().kind();
            if (kind == ObjectKind.COLUMN || kind == ObjectKind.ATTRIBUTE) {
                columns.computeIfAbsent(kind + " " + object.id().parentSql(), key -> new TreeMap<>())
                        .computeIfAbsent(places.getOrDefault(object.id(), 0), key -> new ArrayList<>())
                        .add(object);
            } else {
                objects.add(object);
            }
        }
        columns.values().forEach(places -> places.values().forEach(objects::addAll));
        return objects;
    }
}

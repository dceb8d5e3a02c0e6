package dev.alidade.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a database's catalog at one moment: every object of the covered kinds, with what it depends on. System
 * schemas, Alidade's own schema and members of extensions are left out. Immutable, thread-safe.
 */
public final class CatalogSnapshot {
    private static final List<ObjectKind> RELATIONS =
            Stream.of(ObjectKind.values()).filter(ObjectKind::isRelation).toList();

    private static final String NOT_NULL = "not null";
    private static final String NOT_NULL_INHERITED = "not null inherited";
    /** The first version where NOT NULL is a constraint. */
    private static final int NAMED_NOT_NULL = 18;

    private final SnapshotOrigin origin;
    private final Map<ObjectId, CatalogObject> objects;
    private final Map<ObjectId, List<ObjectId>> dependencies;

    private final @Nullable CatalogRows rows;
    /** The file that holds it, once somebody wanted that; shared with what is equal. */
    private final AtomicReference<byte[]> packed;

    CatalogSnapshot(
            SnapshotOrigin origin, Collection<CatalogObject> objects, Map<ObjectId, List<ObjectId>> dependencies) {
        this(origin, objects, dependencies, null);
    }

    /**
     * @param rows what it was made of, to read on from; null when it was made otherwise
     */
    CatalogSnapshot(
            SnapshotOrigin origin,
            Collection<CatalogObject> objects,
            Map<ObjectId, List<ObjectId>> dependencies,
            @Nullable CatalogRows rows) {
        this.rows = rows;
        this.origin = origin;
        var byId = LinkedHashMap.<ObjectId, CatalogObject>newLinkedHashMap(objects.size());
        objects.forEach(object -> byId.put(object.id(), object));
        this.objects = Collections.unmodifiableMap(byId);
        this.dependencies = dependencies;
        this.packed = new AtomicReference<>();
    }

    private CatalogSnapshot(CatalogSnapshot same, CatalogRows later) {
        this.rows = later;
        this.origin = later.origin();
        this.objects = same.objects;
        this.dependencies = same.dependencies;
        this.packed = same.packed;
    }

    /** As {@code server_version_num} gives it, e.g. 150018. */
    public int serverVersion() {
        return origin.serverVersion();
    }

    /** The database's name when the snapshot was taken. */
    public String database() {
        return origin.database();
    }

    /** Where and when it was taken. */
    public SnapshotOrigin origin() {
        return origin;
    }

    /** All objects; columns of one relation stand in their order. */
    public Collection<CatalogObject> objects() {
        return objects.values();
    }

    /** One object; null when there is none of that name. */
    public @Nullable CatalogObject object(ObjectId id) {
        return objects.get(id);
    }

    /** Whether there is one of that name. */
    public boolean contains(ObjectId id) {
        return objects.containsKey(id);
    }

    /** What an object needs directly; defaults of columns are listed under {@link ObjectKind#DEFAULT}. */
    public List<ObjectId> dependencies(ObjectId id) {
        return dependencies.getOrDefault(id, List.of());
    }

    /**
     * This state with our effects undone and everything else as it is: what was added by us goes, what we removed or
     * changed is as before. What somebody changed since stays and is listed.
     */
    public Restoration without(OwnEffects own) {
        return new Undoing(this, own).result();
    }

    /**
     * This state with some objects of another one in it: those of them that are not here yet. What they need has to be
     * here or among them.
     */
    public CatalogSnapshot with(CatalogSnapshot other, Predicate<CatalogObject> wanted) {
        var all = new ArrayList<>(objects.values());
        var needs = new LinkedHashMap<>(dependencies);
        for (var object : other.objects()) {
            if (!contains(object.id()) && wanted.test(object)) {
                all.add(object);
                for (var id : List.of(object.id(), object.id().as(ObjectKind.DEFAULT))) {
                    if (!other.dependencies(id).isEmpty()) {
                        needs.put(id, other.dependencies(id));
                    }
                }
            }
        }
        return new CatalogSnapshot(origin, all, needs);
    }

    /** This state lacking some objects. Nothing that stays may need them. */
    public CatalogSnapshot lacking(Predicate<CatalogObject> gone) {
        var stays = objects.values().stream().filter(gone.negate()).toList();
        var needs = new LinkedHashMap<>(dependencies);
        objects.values().stream().filter(gone).map(CatalogObject::id).forEach(needs::remove);
        return new CatalogSnapshot(origin, stays, needs);
    }

    /**
     * This state as a server of another version tells it: before 18, NOT NULL is no constraint and has no name. What
     * versions print otherwise, as the definitions of views, stays as it is.
     *
     * @param major as in {@code 17}
     */
    public CatalogSnapshot toldBy(int major) {
        int own = serverVersion() / 10_000;
        if (own == major) {
            return this;
        }
        var told = own < NAMED_NOT_NULL || major >= NAMED_NOT_NULL
                ? objects.values()
                : objects.values().stream()
                        .map(object -> object.has(NOT_NULL) && object.names().contains(NOT_NULL_INHERITED)
                                ? object.with(NOT_NULL, "true").with(NOT_NULL_INHERITED, null)
                                : object)
                        .toList();
        var there = new SnapshotOrigin(major * 10_000, origin.database(), origin.identity(), origin.moment());
        return new CatalogSnapshot(there, told, dependencies);
    }

    @Nullable
    CatalogRows rows() {
        return rows;
    }

    /** The same state seen again later. */
    CatalogSnapshot at(CatalogRows later) {
        return new CatalogSnapshot(this, later);
    }

    /** What was put together once and is not to be changed. */
    byte[] packed(Function<CatalogSnapshot, byte[]> packing) {
        var known = packed.get();
        if (known == null) {
            known = packing.apply(this);
            packed.set(known);
        }
        return known;
    }

    Map<ObjectId, List<ObjectId>> dependencies() {
        return dependencies;
    }

    /** Children by the relation or type they belong to, in order. */
    Map<ObjectId, List<CatalogObject>> children() {
        var children = new LinkedHashMap<ObjectId, List<CatalogObject>>();
        for (var object : objects.values()) {
            var parent = parent(object.id());
            if (parent != null) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(object);
            }
        }
        return children;
    }

    /** What an object belongs to; null when it stands alone or its owner is not in the snapshot. */
    public @Nullable ObjectId parent(ObjectId id) {
        return switch (id.kind()) {
            case ATTRIBUTE -> id.parentAs(ObjectKind.COMPOSITE);
            case DOMAIN_CONSTRAINT -> id.parentAs(ObjectKind.DOMAIN);
            case DEFAULT -> id.as(ObjectKind.COLUMN);
            case COLUMN, CONSTRAINT, INDEX, RULE, TRIGGER, POLICY -> relation(id);
            case PUBLICATION_TABLE, PUBLICATION_SCHEMA ->
                new ObjectId(ObjectKind.PUBLICATION, null, null, String.valueOf(id.parent()));
            default -> null;
        };
    }

    private @Nullable ObjectId relation(ObjectId child) {
        for (var kind : RELATIONS) {
            var relation = child.parentAs(kind);
            if (objects.containsKey(relation)) {
                return relation;
            }
        }
        return null;
    }
}

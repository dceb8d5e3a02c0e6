package dev.alidade.catalog.witness;

import dev.alidade.database.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Everything that a random migration may do, by kind of object and verb. */
final class Moves {
    static final List<String> VERBS = List.of("create", "alter", "drop");

    /** What often finds nothing to be done to; tried more often, so that enough of it is made. */
    private static final Set<String> RARE =
            Set.of("trigger", "foreign key", "exclusion constraint", "partition", "published table", "index");

    private final Map<Cell, List<Maker>> makers = new LinkedHashMap<>();
    private final boolean superuser;

    /** Whether what only a superuser may do is included. */
    boolean superuser() {
        return superuser;
    }

    /** A field of the report: a kind of object and what is done to it. */
    record Cell(String kind, String verb) {
        @Override
        public String toString() {
            return verb + " " + kind;
        }
    }

    /** Thinks of a statement; null when the scene has nothing to do it to. */
    @FunctionalInterface
    interface Maker {
        @Nullable
        Move make(Scene scene);
    }

    /**
     * @param superuser whether what only a superuser may do is included
     */
    Moves(boolean superuser) {
        this.superuser = superuser;
        TypeMoves.add(this);
        TableMoves.add(this);
        ConstraintMoves.add(this);
        ViewMoves.add(this);
        RoutineMoves.add(this, superuser);
        AccessMoves.add(this);
    }

    List<Cell> cells() {
        return List.copyOf(makers.keySet());
    }

    /** To choose from: every field, the rare ones three times. */
    List<Cell> choices() {
        return makers.keySet().stream()
                .flatMap(cell -> Collections.nCopies(RARE.contains(cell.kind()) ? 3 : 1, cell).stream())
                .toList();
    }

    void add(String kind, String verb, Maker maker) {
        makers.computeIfAbsent(new Cell(kind, verb), key -> new ArrayList<>()).add(maker);
    }

    /** As {@link #add}, done to something of the kind that exists. */
    void on(String kind, String verb, BiFunction<Scene, Thing, @Nullable Move> maker) {
        on(kind, verb, new String[] {kind}, maker);
    }

    /** As {@link #on(String, String, BiFunction)}, for a field of the report that is about things of other kinds. */
    void on(String field, String verb, String[] kinds, BiFunction<Scene, Thing, @Nullable Move> maker) {
        add(field, verb, scene -> {
            var thing = scene.pick(kinds);
            return thing == null ? null : maker.apply(scene, thing);
        });
    }

    /** A drop that finds something: one of those which {@link #leaving} has left behind. */
    void takenBack(String field) {
        on(field, "drop", (scene, left) -> new Move(left.detail, () -> scene.things.remove(left)));
    }

    /** A statement that leaves behind how it is taken back, for {@link #takenBack}. */
    static Move leaving(Scene scene, String field, String statement, String back) {
        return new Move(statement, () -> {
            var left = new Thing(field, null, null, "");
            left.detail = back;
            scene.things.add(left);
        });
    }

    @Nullable
    Move make(Cell cell, Scene scene) {
        return scene.one(makers.getOrDefault(cell, List.of())).make(scene);
    }

    /** A plain drop, rename and move to another schema, as many kinds know them. */
    void common(String kind, boolean inSchema) {
        on(
                kind,
                "drop",
                (scene, thing) -> new Move(
                        "drop " + thing.word() + " " + thing.sql() + scene.cascade(), () -> forget(scene, thing)));
        on(kind, "alter", (scene, thing) -> {
            var name = scene.name();
            return new Move(
                    "alter " + thing.word() + " " + thing.sql() + " rename to " + Identifiers.quote(name),
                    () -> thing.name = name);
        });
        if (inSchema) {
            on(kind, "alter", (scene, thing) -> {
                var schema = scene.place();
                return new Move(
                        "alter " + thing.word() + " " + thing.sql() + " set schema " + schema.only(),
                        () -> thing.schema = schema);
            });
        }
    }

    /** It is gone, and what belongs to it. */
    static void forget(Scene scene, Thing gone) {
        scene.things.remove(gone);
        scene.things.removeIf(thing -> thing.parent == gone || thing.schema == gone);
    }
}

package dev.alidade.catalog.witness;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.SameSnapshot;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reading on from any earlier snapshot yields what a full reading yields: after random statements of ours and of somebody
 * else, after savepoints that bring things back. A run is repeated by {@code -Dalidade.seed=…}.
 */
class RandomRereadingIT {
    private static final int READINGS_OF_A_SCHEMA = 40;
    private static final int STATEMENTS_OF_A_SCHEMA = 30;
    private static final String CLEAN = """
            do $$ declare s name; begin
            for s in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
            execute format('drop schema %I cascade', s); end loop; create schema public; end $$""";

    private final CatalogReader reader = new CatalogReader();
    private int readings;
    private int statements;
    private int mixed;
    private int same;

    /** A state to come back to. */
    private record Savepoint(String name, Scene scene) {}

    @ParameterizedTest
    @ValueSource(ints = 160)
    void readingOnYieldsWhatReadingAllYields(int wanted) throws IOException, SQLException {
        run(Integer.getInteger("alidade.readings", wanted));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = 6_000)
    void readingOnYieldsWhatReadingAllYieldsThousandsOfTimes(int wanted) throws IOException, SQLException {
        run(wanted);
    }

    private void run(int wanted) throws IOException, SQLException {
        long seed = Long.getLong("alidade.seed", new Random().nextLong());
        var seeds = new Random(seed);
        try (var server = new OwnServer();
                Database database = RandomDatabase.prepare(server, true);
                var mine = database.unpooled().getConnection();
                var theirs = database.unpooled().getConnection()) {
            var own = Session.over(mine, new Cancellation());
            var others = Session.over(theirs, new Cancellation());
            others.execute("set lock_timeout = '100ms'");
            while (readings < wanted) {
                schema(own, others, new Random(seeds.nextLong()), "seed " + seed);
            }
        }
        var file = Path.of("target/proof/rereading.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "seed %d: %d readings equal to full ones, %d of them with objects taken over and objects read anew, %d nothing but taken over; %d random statements%n"
                        .formatted(seed, readings, mixed, same, statements));
    }

    private void schema(Session own, Session others, Random dice, String what) {
        var scene = scene(dice, 0);
        var foreign = scene(dice, 100_000);
        var moves = new Moves(true);
        own.execute("begin");
        create(own, scene, moves);
        others.execute("begin");
        create(others, foreign, moves);
        others.execute("commit");
        var known = new ArrayList<CatalogSnapshot>(List.of(reader.read(own)));
        Deque<Savepoint> savepoints = new ArrayDeque<>();
        var done = new ArrayList<String>();
        for (int i = 0; i < READINGS_OF_A_SCHEMA; i++) {
            int step = dice.nextInt(10);
            if (step < 2) {
                var savepoint = new Savepoint("s" + i, scene.copy(dice));
                own.execute("savepoint " + savepoint.name());
                savepoints.push(savepoint);
                done.add("savepoint");
            } else if (step < 4 && !savepoints.isEmpty()) {
                var back = savepoints.pop();
                own.execute("rollback to savepoint " + back.name());
                scene = back.scene();
                done.add("rollback to savepoint");
            } else if (step < 6) {
                others.execute("begin");
                move(others, foreign, moves, dice, done);
                others.execute("commit");
            } else {
                move(own, scene, moves, dice, done);
            }
            var from = known.get(dice.nextInt(known.size()));
            var next = reader.read(own, from);
            SameSnapshot.assertSame(what + "\n" + String.join(";\n", done), reader.read(own), next);
            readings++;
            long taken = taken(from, next);
            if (taken == next.objects().size()) {
                same++;
            } else if (taken > 0) {
                mixed++;
            }
            known.add(next);
            if (known.size() > 4) {
                known.removeFirst();
            }
        }
        own.execute("rollback");
        others.execute(CLEAN);
    }

    /** How many objects are the very ones of the other snapshot. */
    private static long taken(CatalogSnapshot from, CatalogSnapshot next) {
        var old = Collections.newSetFromMap(new IdentityHashMap<>());
        old.addAll(from.objects());
        return next.objects().stream().filter(old::contains).count();
    }

    private static Scene scene(Random dice, int counter) {
        var scene = new Scene(dice, new ArrayList<>(), counter);
        scene.things.add(new Thing("schema", null, null, "public"));
        return scene;
    }

    private void create(Session session, Scene scene, Moves moves) {
        var creators = moves.cells().stream()
                .filter(cell -> cell.verb().equals("create"))
                .toList();
        for (int i = 0; i < STATEMENTS_OF_A_SCHEMA; i++) {
            statement(session, moves.make(scene.one(creators), scene));
        }
    }

    private void move(Session session, Scene scene, Moves moves, Random dice, List<String> done) {
        for (int i = dice.nextInt(4); i >= 0; i--) {
            var move = moves.make(scene.one(moves.cells()), scene);
            if (move != null && statement(session, move)) {
                done.add(move.sql());
            }
        }
    }

    /** Whether the server accepted it. */
    private boolean statement(Session session, @Nullable Move move) {
        if (move == null) {
            return false;
        }
        session.execute("savepoint statement");
        try {
            session.execute(move.sql());
            session.execute("release savepoint statement");
        } catch (AppException e) {
            session.execute("rollback to savepoint statement; release savepoint statement");
            return false;
        }
        move.done().run();
        statements++;
        return true;
    }
}

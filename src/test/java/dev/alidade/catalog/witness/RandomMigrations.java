package dev.alidade.catalog.witness;

import dev.alidade.catalog.witness.Moves.Cell;
import dev.alidade.catalog.witness.Trial.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random schemas, each with a few random migrations. The seed of a run gives each schema its own, so that one schema and
 * its migrations can be had again alone.
 */
final class RandomMigrations {
    private static final int MIGRATIONS_OF_A_SCHEMA = 12;
    private static final int STATEMENTS_OF_A_SCHEMA = 45;
    private static final List<String> FIRST = List.of(
            "schema",
            "enum",
            "composite",
            "domain",
            "function",
            "table",
            "partitioned table",
            "partition",
            "publication",
            "published table");

    private final Trial trial;
    private final Moves moves;
    private final Tally tally;

    /** One migration as it was generated and judged. */
    record Case(long seed, List<String> base, List<String> migration, List<Cell> cells, Judgement judgement) {}

    /** Is told of every migration. */
    interface Listener {
        void tried(Case found);
    }

    RandomMigrations(Trial trial, Moves moves, Tally tally) {
        this.trial = trial;
        this.moves = moves;
        this.tally = tally;
    }

    /** As many migrations as wanted, or a few more. */
    void run(long seed, int wanted, Listener listener) {
        var seeds = new Random(seed);
        while (tally.migrations() < wanted) {
            schema(seeds.nextLong(), listener);
        }
    }

    /** One schema and its migrations. */
    void schema(long seed, Listener listener) {
        var found = new ArrayList<Case>();
        trial.inTransaction(() -> {
            var scene = new Scene(new Random(seed), new ArrayList<>(), 0);
            scene.things.add(new Thing("schema", null, null, "public"));
            var base = base(scene);
            var start = trial.start();
            for (int i = 0; i < MIGRATIONS_OF_A_SCHEMA; i++) {
                var dice = new Random(seed + i + 1);
                var mine = scene.copy(dice);
                var migration = new ArrayList<String>();
                var done = new ArrayList<Cell>();
                var judgement = trial.judge(start, () -> migration(mine, migration, done));
                if (!migration.isEmpty()) {
                    tally.add(done, judgement, seed + "/" + i);
                    found.add(new Case(seed, List.copyOf(base), List.copyOf(migration), List.copyOf(done), judgement));
                }
            }
            return true;
        });
        found.forEach(listener::tried);
    }

    List<String> base(Scene scene) {
        var base = new ArrayList<String>();
        var creators = moves.choices().stream()
                .filter(cell -> cell.verb().equals("create"))
                .toList();
        for (int i = 0; i < STATEMENTS_OF_A_SCHEMA; i++) {
            var cell = i < 2 * FIRST.size() ? new Cell(FIRST.get(i / 2), "create") : scene.one(creators);
            statement(scene, cell, base);
        }
        // a superuser's trial trusts no table that its own transaction wrote to before, so most of his schemas stay
        // empty
        int filled = moves.superuser() && !scene.chance(20) ? 0 : 50;
        for (var thing : List.copyOf(scene.things)) {
            if (thing.kind.equals("table") && scene.chance(filled)) {
                var rows = "insert into " + thing.sql() + " default values";
                if (trial.accepts(rows)) {
                    base.add(rows);
                }
            }
        }
        return base;
    }

    void migration(Scene scene, List<String> statements, List<Cell> done) {
        int wanted = 1 + scene.random.nextInt(8);
        var choices = moves.choices();
        for (int tries = 0; statements.size() < wanted && tries < 60; tries++) {
            var cell = scene.one(choices);
            if (statement(scene, cell, statements)) {
                done.add(cell);
            }
        }
    }

    private boolean statement(Scene scene, Cell cell, List<String> statements) {
        var move = moves.make(cell, scene);
        if (move == null || !trial.accepts(move.sql())) {
            return false;
        }
        move.done().run();
        statements.add(move.sql());
        return true;
    }
}

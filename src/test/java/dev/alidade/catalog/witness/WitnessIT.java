package dev.alidade.catalog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.CatalogDiff;
import dev.alidade.catalog.CatalogReader;
import dev.alidade.catalog.witness.Moves.Cell;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Session;
import dev.alidade.sandbox.OwnServer;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The witness is no blinder than the snapshot it judges: every kind of object made, altered and dropped shows. */
@ExtendWith(SandboxExtension.class)
class WitnessIT {
    private static final Path CHANGES = Path.of("src/test/resources/catalog/changes.sql");
    private static final int SCHEMAS = 60;

    @TestFactory
    Stream<DynamicTest> seesEveryChange(TestDatabase test) throws IOException {
        var changes = changes();
        var base = Objects.requireNonNull(changes.remove("base"));
        int major = test.server().binaries().major();
        return changes.entrySet().stream()
                .filter(change -> since(change.getKey()) <= major)
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    boolean seen = test.asSuperuser().session(new Cancellation(), session -> {
                        var trial = new Trial(session, new ScriptReversal());
                        return trial.inTransaction(() -> {
                            session.execute(base);
                            session.execute(lines(change.getValue(), true));
                            var witness = new Witness(session);
                            var before = witness.lines(session);
                            session.execute(lines(change.getValue(), false));
                            return !witness.lines(session).equals(before);
                        });
                    });
                    assertThat(seen).isTrue();
                }));
    }

    @Test
    void seesNothingWhereNothingIs(TestDatabase test) throws IOException {
        var base = Objects.requireNonNull(changes().get("base"));
        var differences = test.asSuperuser().session(new Cancellation(), session -> {
            var trial = new Trial(session, new ScriptReversal());
            return trial.inTransaction(() -> {
                session.execute(base);
                var witness = new Witness(session);
                var before = witness.lines(session);
                session.execute("""
                        insert into app.owner (mail) values ('a@b'); analyze app.owner;
                        drop schema app cascade; drop schema other cascade; drop publication news""");
                session.execute(base);
                return Witness.difference(before, witness.lines(session));
            });
        });
        assertThat(differences).isEmpty();
    }

    /** Each statement of the generator alone: whatever the snapshot sees, the witness sees. */
    @Tag("long")
    @Test
    void seesWhatTheSnapshotSees() throws SQLException {
        var moves = new Moves(true);
        var unseen = new LinkedHashSet<>(moves.cells());
        var missed = new ArrayList<String>();
        long seed = Long.getLong("alidade.seed", new Random().nextLong());
        var seeds = new Random(seed);
        try (var server = new OwnServer();
                var database = RandomDatabase.prepare(server, true);
                var connection = database.unpooled().getConnection()) {
            var session = Session.over(connection, new Cancellation());
            for (int i = 0; i < SCHEMAS && !unseen.isEmpty(); i++) {
                new RandomMigrations(new Trial(session, new ScriptReversal()), moves, new Tally(List.of()))
                        .schema(seeds.nextLong(), found -> missed.addAll(missed(session, found, unseen)));
            }
        }
        assertThat(missed).as("seed %d", seed).isEmpty();
        assertThat(unseen).as("seed %d", seed).isEmpty();
    }

    private static List<String> missed(Session session, RandomMigrations.Case found, Set<Cell> unseen) {
        var missed = new ArrayList<String>();
        var trial = new Trial(session, new ScriptReversal());
        var witness = new Witness(session);
        var reader = new CatalogReader();
        return trial.inTransaction(() -> {
            found.base().forEach(trial::accepts);
            var state = trial.start();
            for (int i = 0; i < found.migration().size(); i++) {
                if (trial.accepts(found.migration().get(i))) {
                    var snapshot = reader.read(session);
                    var lines = witness.lines(session);
                    boolean changed =
                            !CatalogDiff.between(state.snapshot(), snapshot).isEmpty();
                    if (changed && lines.equals(state.lines())) {
                        missed.add(found.migration().get(i));
                    } else if (changed) {
                        unseen.remove(found.cells().get(i));
                    }
                    state = new Trial.Start(snapshot, lines);
                }
            }
            return missed;
        });
    }

    /** Of a section, what comes before the change, or the change itself. */
    private static String lines(String section, boolean before) {
        return section.lines()
                .filter(line -> line.startsWith("--: ") == before)
                .map(line -> line.startsWith("--: ") ? line.substring(4) : line)
                .collect(Collectors.joining("\n"));
    }

    private static int since(String name) {
        int mark = name.indexOf("(from ");
        return mark < 0 ? 0 : Integer.parseInt(name.substring(mark + "(from ".length(), name.indexOf(')', mark)));
    }

    /** The sections of the file of changes: name and statements. */
    private static Map<String, String> changes() throws IOException {
        var changes = new LinkedHashMap<String, String>();
        for (var section : Files.readString(CHANGES).split("(?m)^--- ", -1)) {
            int end = section.indexOf('\n');
            if (!section.startsWith("-- ") && end > 0) {
                changes.put(section.substring(0, end).strip(), section.substring(end + 1));
            }
        }
        return changes;
    }
}

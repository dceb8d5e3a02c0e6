package dev.alidade.corridor.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.change.row.RowChanges;
import dev.alidade.change.row.RowOutcome;
import dev.alidade.corridor.CorridorFixture;
import dev.alidade.corridor.audit.AuditService;
import dev.alidade.corridor.projection.CoordinateSystems;
import dev.alidade.corridor.table.CorridorReader;
import dev.alidade.corridor.table.CorridorTables;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class CorridorDraftsIT {
    private static final String GROUND = """
        insert into public.crossings values
            ('first', st_setsrid(st_point(-122.4395, 37.7601), 4326)),
            ('second', st_setsrid(st_point(-122.4210, 37.7599), 4326)),
            ('far', st_setsrid(st_point(-122.4210, 37.7700), 4326));
        insert into public.rescue_ways (way_code, state, path, buffer_metres, activated_at, estimated_seconds, created_at)
        values ('way_0041', 'active', st_setsrid(st_makeline(st_point(-122.43, 37.755), st_point(-122.43, 37.765)), 4326),
            50, '2025-09-01 12:00Z', 600, '2025-09-01 11:59Z');
        """;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(CorridorFixture.TEMPLATE);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDraftIsStoredWithWhatItTouchesAndTakenBack(boolean superuser, TestDatabase test) {
        var database = superuser ? test.asSuperuser() : test.asSupabaseRole();
        run(database);
        var folders = new AppFolders(folder, folder, folder);
        var drafts = new CorridorDrafts(database, new CoordinateSystems(folders));
        var table = new CorridorTables(database).discover(new Cancellation()).getFirst();
        var stored = new CorridorReader(database).read(table, new Cancellation());
        var values = new HashMap<String, String>();
        drafts.fields(table, new Cancellation()).forEach(field -> values.put(field.column(), field.suggestion()));
        assertThat(values).containsEntry("way_code", "way_0042").containsKey("created_at");

        var draft = new CorridorDraft(
                List.of(new Coordinate(-122.44, 37.76), new Coordinate(-122.42, 37.76)),
                80,
                Instant.parse("2025-09-01T12:05:00Z"),
                values);
        var sketch = drafts.sketch(table, stored, draft, new Cancellation());
        assertThat(sketch.faults()).isEmpty();
        assertThat(sketch.conflicts()).hasSize(1);
        assertThat(sketch.lengthMetres()).isBetween(1_760.0, 1_765.0);
        var proposal = drafts.insert(table, sketch, new Cancellation());
        var changes = new RowChanges(database, folders);
        var outcome = changes.apply(proposal, new Cancellation());
        assertThat(outcome).isInstanceOf(RowOutcome.Applied.class);
        var now = new CorridorReader(database).read(table, new Cancellation());
        assertThat(now).hasSize(2);
        assertThat(now.getLast().lists().get("touched_crossings")).containsExactly("first", "second");
        assertThat(new AuditService(database)
                        .audit(table, now.getLast().key(), new Cancellation())
                        .corridors())
                .as("what was stored is what an audit finds right")
                .isEmpty();

        changes.undo(((RowOutcome.Applied) outcome).kept(), false, new Cancellation());
        assertThat(new CorridorReader(database).read(table, new Cancellation())).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"cor_2025_0400, cor_2025_0401", "way 99, way 100", "north, north_2", "'', ''"})
    void theNextNameIsOneHigher(String name, String next) {
        assertThat(CorridorDrafts.next(name)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 50, A corridor needs at least two different points.",
        "0.01, 0, 0, The buffer must be more than 0 and at most 50",
        "0.01, 0, 60000, The buffer must be more than 0 and at most 50"
    })
    void whatCannotBeStoredSaysWhy(double east, double north, double metres, String fault, TestDatabase test) {
        var database = test.asSupabaseRole();
        var drafts = new CorridorDrafts(database, new CoordinateSystems(new AppFolders(folder, folder, folder)));
        var table = new CorridorTables(database).discover(new Cancellation()).getFirst();
        var draft = new CorridorDraft(
                List.of(new Coordinate(-122.44, 37.76), new Coordinate(-122.44 + east, 37.76 + north)),
                metres,
                Instant.now(),
                Map.of());
        assertThat(drafts.sketch(table, List.of(), draft, new Cancellation()).faults())
                .anyMatch(sentence -> sentence.startsWith(fault));
    }

    private static void run(Database database) {
        database.write(new Cancellation(), session -> {
            session.execute(GROUND);
            return true;
        });
    }
}

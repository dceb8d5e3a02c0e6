package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The four migrations of the sample taken back by the computed script, with pg_dump as the witness. */
@ExtendWith(SandboxExtension.class)
class SampleRoundTripIT {
    private final CatalogReader reader = new CatalogReader();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void theMigrationsComeOffWithoutATrace(TestDatabase test) throws IOException {
        comesOff(test, test.asSupabaseRole());
    }

    @Test
    void theMigrationsComeOffAsSuperuser(TestDatabase test) throws IOException {
        comesOff(test, test.asSuperuser());
    }

    private void comesOff(TestDatabase test, Database database) throws IOException {
        var sample = new Samples(data).named("sf-av-coordination");
        new SampleLoader(database, database.facts().superuser() ? null : test.asSuperuser(), AppFolders.ofThisUser())
                .load(sample, Extent.BASE, event -> {}, new Cancellation());
        var before = reader.read(database, new Cancellation());
        var dump = dump(test);
        new SampleLoader(database, null, AppFolders.ofThisUser())
                .load(sample, Extent.MIGRATED, event -> {}, new Cancellation());
        var after = reader.read(database, new Cancellation());
        assertThat(CatalogDiff.between(before, after).differences()).hasSizeGreaterThan(300);
        assertThat(dump(test)).isNotEqualTo(dump);

        var script = CatalogScript.from(after).to(before);
        assertThat(script.unsupported()).isEmpty();
        database.write(new Cancellation(), session -> {
            Change.run(session, script);
            return true;
        });
        var back = reader.read(database, new Cancellation());
        assertThat(Change.Seen.lines(CatalogDiff.between(before, back))).isEmpty();
        assertThat(dump(test)).isEqualTo(dump);

        var again = CatalogScript.from(before).to(after);
        database.write(new Cancellation(), session -> {
            Change.run(session, again);
            return true;
        });
        var forward = reader.read(database, new Cancellation());
        // PostgreSQL prints "a and (b and c)" otherwise once it has parsed its own text again
        assertThat(Change.Seen.lines(CatalogDiff.between(after, forward)))
                .isSubsetOf(
                        "~ constraint public.traffic_predictions.traffic_predictions_congestion_range [definition]");
    }

    /** What pg_dump prints, without comments and the random key of its restricted mode. */
    private static List<String> dump(TestDatabase test) throws IOException {
        var process = new ProcessBuilder(
                        test.server().binaries().program("pg_dump").toString(), "--schema-only", test.uri())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).isZero();
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .toList();
    }
}

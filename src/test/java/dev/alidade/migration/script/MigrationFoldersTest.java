package dev.alidade.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class MigrationFoldersTest {
    private static final int FILES = 1_000;
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final MigrationFolders folders = new MigrationFolders();

    @Test
    void readsAThousandFilesOnceOnly(TestReporter reporter) throws IOException {
        for (int i = 1; i <= FILES; i++) {
            write(
                    "%04d_step.sql".formatted(i),
                    "create table t%1$d (id int);\ncreate index on t%1$d (id);\n".formatted(i));
        }
        long cold = time();
        long warm = time();
        assertThat(folders.filesRead()).isEqualTo(FILES);
        write("0500_step.sql", "create table other (id int);");
        assertThat(folders.read(folder, null).scripts()).hasSize(FILES);
        assertThat(folders.filesRead()).isEqualTo(FILES + 1);
        reporter.publishEntry("folder", FILES + " files: cold " + cold + " ms, warm " + warm + " ms");
    }

    @Test
    void doesNotTrustATimeThatIsHardlyOver() throws IOException {
        Files.writeString(folder.resolve("001_a.sql"), "select 1;");
        var before = folders.read(folder, null).scripts().getFirst().checksum();
        var modified = Files.getLastModifiedTime(folder.resolve("001_a.sql"));
        Files.writeString(folder.resolve("001_a.sql"), "select 2;");
        Files.setLastModifiedTime(folder.resolve("001_a.sql"), modified);
        assertThat(folders.read(folder, null).scripts().getFirst().checksum()).isNotEqualTo(before);
    }

    @Test
    void noticesChangesOfIncludedFiles() throws IOException {
        write("001_a.sql", "\\ir part.txt\n");
        write("part.txt", "select 1;");
        assertThat(folders.read(folder, null).scripts().getFirst().statements()).isEqualTo(1);
        write("part.txt", "select 1; select 2;");
        assertThat(folders.read(folder, null).scripts().getFirst().statements()).isEqualTo(2);
    }

    private long time() {
        long start = System.nanoTime();
        assertThat(folders.read(folder, null).scripts()).hasSize(FILES);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void write(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, LONG_AGO);
    }
}

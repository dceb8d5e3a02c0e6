package dev.alidade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTest {
    @TempDir
    private Path folder;

    @Test
    void staysInTheWantedFolderWhenTheServersAccountCanGetThere() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var wanted = folder.resolve("data/sandbox");

        assertThat(ServerFolder.reachable(wanted, ServerAccount.ofThisProcess()))
                .isEqualTo(wanted);
    }

    @Test
    void movesToTheSystemsStateWhenTheWantedFolderIsClosedToTheServersAccount() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var wanted = folder.resolve("data/sandbox");
        var account = ServerAccount.ofThisProcess();

        var place = ServerFolder.reachable(wanted, account);

        if (account.isOther()) {
            assertThat(place.toString())
                    .startsWith(ServerFolder.systemState().resolve("sandbox-").toString());
        } else {
            assertThat(place).isEqualTo(wanted);
        }
    }

    @Test
    void deletesLinksButNotWhatTheyLeadTo() throws IOException {
        var precious = Files.writeString(folder.resolve("precious"), "mine");
        var tree = Files.createDirectories(folder.resolve("tree/deep"));
        Files.createSymbolicLink(tree.resolve("link"), precious);
        Files.createSymbolicLink(tree.resolve("folder"), folder);

        FolderTree.delete(folder.resolve("tree"));

        assertThat(folder.resolve("tree")).doesNotExist();
        assertThat(precious).hasContent("mine");
    }
}

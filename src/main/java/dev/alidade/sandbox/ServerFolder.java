package dev.alidade.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one sandbox. {@code base} belongs to this process and holds the passwords; {@code base/server} belongs
 * to the server's account and is written only as that account, because whoever may run SQL as a superuser may put files
 * (and links) there.
 *
 * @param base the folder
 * @param account who the server runs as
 */
record ServerFolder(Path base, ServerAccount account) {
    private static final Path LINUX_STATE = Path.of("/var/lib/alidade");
    private static final Path MAC_STATE = Path.of("/var/db/alidade");

    /**
     * The folder for the user's sandbox: the wanted one, unless the server's account cannot get there (root's home is
     * closed to it); then one in the system's state directory.
     */
    static Path reachable(Path wanted, ServerAccount account) {
        if (account.mayEnter(nearestExisting(wanted))) {
            return wanted;
        }
        var home = Path.of(System.getProperty("user.home", "/"));
        var name = String.valueOf(wanted.getFileName());
        return systemState()
                .resolve(
                        wanted.startsWith(home)
                                ? name
                                : name + "-" + HexFormat.of().toHexDigits(wanted.hashCode()));
    }

    /** The folder of server processes that no user owns. */
    static Path systemState() {
        var mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? MAC_STATE : LINUX_STATE;
    }

    /** What the server's account owns. */
    Path server() {
        return base.resolve("server");
    }

    Path data() {
        return server().resolve("data");
    }

    Path logs() {
        return server().resolve("log");
    }

    Path credentials() {
        return base.resolve("credentials.json");
    }

    Path state() {
        return base.resolve("sandbox.json");
    }

    Path lock() {
        return base.resolve("lock");
    }

    /** Present from before {@code initdb} until the cluster is ready: a cluster made under it is made again. */
    Path unfinished() {
        return base.resolve("unfinished");
    }

    /** The major version of the data; empty when there are none. */
    OptionalInt dataVersion() throws IOException {
        var file = data().resolve("PG_VERSION");
        return Files.exists(file)
                ? OptionalInt.of(Integer.parseInt(Files.readString(file).strip()))
                : OptionalInt.empty();
    }

    /** Makes the folder itself; others than its owner may at most pass through to the server's part. */
    void makeBase() throws IOException {
        if (account.isOther()) {
            makeEnterable(base);
        } else {
            makeFolder(base, "rwx------");
        }
    }

    /** Makes the server's part, owned by its account and closed to everybody else. */
    void makeServer() throws IOException {
        makeFolder(server(), "rwx------");
        var user = account.user();
        if (user != null) {
            var owner = server().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            Files.setAttribute(server(), "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
        }
        if (account.isOther()) {
            asAccount(List.of("mkdir", "-p", logs().toString()), "");
        } else {
            Files.createDirectories(logs());
        }
    }

    /** Writes a file of the server's part as the server's account; nobody else can read it. */
    void write(Path file, String text) throws IOException {
        if (account.isOther()) {
            asAccount(List.of("sh", "-c", "umask 077; cat > \"$1\"", "sh", file.toString()), text);
            return;
        }
        Files.deleteIfExists(file);
        createPrivate(file);
        Files.writeString(file, text);
    }

    /** Deletes a file of the server's part as the server's account. */
    void delete(Path file) throws IOException {
        if (account.isOther()) {
            asAccount(List.of("rm", "-f", "--", file.toString()), "");
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Makes an empty file that only this process's user can read. */
    static void createPrivate(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Deletes the data with all databases. */
    void deleteData() throws IOException {
        if (account.isOther() && Files.exists(data())) {
            asAccount(List.of("rm", "-rf", "--", data().toString()), "");
        }
        FolderTree.delete(data());
    }

    /** Deletes the server's part: data, logs and what else is there. */
    void deleteServer() throws IOException {
        deleteData();
        FolderTree.delete(server());
    }

    /** Makes a folder, and parents that are missing, which every account may pass through. */
    static void makeEnterable(Path folder) throws IOException {
        var parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            makeEnterable(parent);
        }
        makeFolder(folder, "rwx--x--x");
    }

    /** Sets permissions where the file system knows them. */
    static void permit(Path file, String permissions) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    private void asAccount(List<String> command, String input) throws IOException {
        var outcome = Program.run(account.command(command), server(), input);
        if (!outcome.succeeded()) {
            throw new IOException(outcome.output());
        }
    }

    private static void makeFolder(Path folder, String permissions) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (isPosix(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
                permit(folder, permissions);
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static Path nearestExisting(Path wanted) {
        @Nullable Path place = wanted.toAbsolutePath();
        while (place != null && !Files.exists(place)) {
            place = place.getParent();
        }
        return place == null ? Path.of("/") : place;
    }
}

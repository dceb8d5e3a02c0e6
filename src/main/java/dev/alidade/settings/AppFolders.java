package dev.alidade.settings;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders of one user: settings (small, worth a backup), data (sandbox, caches) and logs.
 *
 * @param settings profiles and preferences
 * @param data what Alidade can make again: sandbox server, unpacked binaries, projection database
 * @param logs rotating log files
 */
public record AppFolders(Path settings, Path data, Path logs) {

    /**
     * The places the platform expects: XDG on Linux, Application Support on macOS, AppData on Windows.
     * {@code ALIDADE_HOME} puts all three below one folder (portable use, tests). Creates nothing.
     */
    public static AppFolders of(Map<String, String> environment, String osName, Path home) {
        var own = value(environment, "ALIDADE_HOME");
        if (own != null) {
            var base = Path.of(own).toAbsolutePath();
            return new AppFolders(base.resolve("settings"), base.resolve("data"), base.resolve("logs"));
        }
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
            var local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new AppFolders(
                    roaming.resolve("Alidade"),
                    local.resolve("Alidade"),
                    local.resolve("Alidade").resolve("logs"));
        }
        if (os.startsWith("mac")) {
            var support = home.resolve("Library/Application Support/Alidade");
            return new AppFolders(support, support.resolve("data"), home.resolve("Library/Logs/Alidade"));
        }
        return new AppFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("alidade"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                        .resolve("alidade"),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                        .resolve("alidade")
                        .resolve("logs"));
    }

    /** The folders of the current user and process. */
    public static AppFolders ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * Makes a folder that only its owner can read (where the file system knows owners), with its parents.
     *
     * @throws AppException when it cannot be made, naming the folder
     */
    public static Path create(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectories(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "settings.folder",
                            Messages.text("settings.folder.failed", folder.toString()),
                            Messages.text("settings.folder.next")),
                    e);
        }
    }

    private static Path folder(Map<String, String> environment, String name, Path otherwise) {
        var value = value(environment, name);
        return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}

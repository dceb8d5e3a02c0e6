package dev.alidade.sandbox;

import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Finds PostgreSQL servers on this machine and says which one a sandbox should use: the newest with PostGIS and
 * pgvector, then the newest with PostGIS, then the bundled binaries; or one that meets a {@link ServerNeed}.
 * {@code ALIDADE_POSTGRES_BIN} overrides the choice.
 * A search runs each candidate once to ask its version.
 */
public final class ServerFinder {
    private static final String SETTING = "ALIDADE_POSTGRES_BIN";
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(?:\\.(\\d+))?");

    private final Map<String, String> environment;
    private final String osName;
    private final Path root;
    private final EmbeddedBinaries embedded;
    private final ServerNeed need;

    ServerFinder(Map<String, String> environment, String osName, Path root, EmbeddedBinaries embedded) {
        this(environment, osName, root, embedded, ServerNeed.NONE);
    }

    private ServerFinder(
            Map<String, String> environment, String osName, Path root, EmbeddedBinaries embedded, ServerNeed need) {
        this.environment = Map.copyOf(environment);
        this.osName = osName;
        this.root = root;
        this.embedded = embedded;
        this.need = need;
    }

    /** The same search for a server that meets a need, of the very version needed if there is one. */
    ServerFinder meeting(ServerNeed wanted) {
        return new ServerFinder(environment, osName, root, embedded, wanted);
    }

    /**
     * The finder for this machine.
     *
     * @param folders below its data folder the bundled binaries are unpacked when they are needed
     * @param environment {@code ALIDADE_POSTGRES_BIN} and {@code PATH} are read
     * @throws dev.alidade.error.AppException when this is root and no other account can run a server
     */
    public static ServerFinder ofThisMachine(AppFolders folders, Map<String, String> environment) {
        return ofThisMachine(folders, environment, ServerAccount.ofThisProcess());
    }

    static ServerFinder ofThisMachine(AppFolders folders, Map<String, String> environment, ServerAccount account) {
        var unpacked = ServerFolder.reachable(folders.data().resolve("server-binaries"), account);
        var osName = System.getProperty("os.name", "");
        var embedded = new EmbeddedBinaries(unpacked, osName, System.getProperty("os.arch", ""));
        return new ServerFinder(environment, osName, Path.of("/"), embedded);
    }

    /** The servers installed on this machine, most useful first; the bundled binaries are not among them. */
    public List<ServerBinaries> installed() {
        var setting = environment.getOrDefault(SETTING, "");
        if (!setting.isBlank()) {
            return List.of(chosen(Path.of(setting)));
        }
        return ServerPlaces.find(environment, osName, root).stream()
                .flatMap(bin -> inspect(bin, false).stream())
                .sorted(ServerBinaries.BY_WORTH.reversed())
                .toList();
    }

    /**
     * The server for a new sandbox; unpacks the bundled binaries when nothing better is installed. Where no server meets
     * the need in full, one that is new enough goes before one that has more extensions.
     *
     * @throws dev.alidade.error.AppException when the machine has none and none are bundled, or the setting is wrong
     */
    ServerBinaries best(Consumer<String> progress) {
        var installed = installed();
        var first = installed.stream().findFirst();
        if (first.isPresent() && environment.containsKey(SETTING)) {
            return first.get();
        }
        return need.equals(ServerNeed.NONE)
                ? first.filter(ServerBinaries::postgis)
                        .or(() -> bundled(progress))
                        .or(() -> first)
                        .orElseThrow(SandboxProblems::noBinaries)
                : needed(installed, progress);
    }

    private ServerBinaries needed(List<ServerBinaries> installed, Consumer<String> progress) {
        return installed.stream()
                .filter(need::isMetBy)
                .min(Comparator.comparing(binaries -> binaries.major() != need.major()))
                .or(() -> bundled(progress).filter(need::isMetBy))
                .or(() -> installed.stream()
                        .filter(binaries -> binaries.major() >= need.major())
                        .findFirst())
                .or(() -> bundled(progress))
                .or(() -> installed.stream().findFirst())
                .orElseThrow(SandboxProblems::noBinaries);
    }

    /** The most useful server of one major version, installed or bundled. */
    Optional<ServerBinaries> ofMajor(int major, Consumer<String> progress) {
        return installed().stream()
                .filter(binaries -> binaries.major() == major)
                .findFirst()
                .or(() -> bundled(progress).filter(binaries -> binaries.major() == major));
    }

    /** The server whose programs are in one folder, if they are still there. */
    Optional<ServerBinaries> at(Path bin) {
        return ServerBinaries.isComplete(bin) ? inspect(bin, embedded.owns(bin)) : Optional.empty();
    }

    private Optional<ServerBinaries> bundled(Consumer<String> progress) {
        return embedded.unpack(progress).flatMap(bin -> {
            var found = inspect(bin, true);
            found.ifPresent(
                    binaries -> progress.accept(Messages.text("sandbox.progress.embedded", binaries.version())));
            return found;
        });
    }

    private static ServerBinaries chosen(Path folder) {
        for (var bin : List.of(folder, folder.resolve("bin"))) {
            var found = ServerBinaries.isComplete(bin) ? inspect(bin, false) : Optional.<ServerBinaries>empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw SandboxProblems.wrongSetting(SETTING, folder);
    }

    private static Optional<ServerBinaries> inspect(Path bin, boolean embedded) {
        try {
            var command = List.of(ServerBinaries.program(bin, "postgres").toString(), "--version");
            var version = VERSION.matcher(Program.run(command, bin).output());
            if (!version.find()) {
                return Optional.empty();
            }
            var major = Integer.parseInt(version.group(1));
            var minor = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
            return Optional.of(new ServerBinaries(bin, major, minor, extensions(bin, major), embedded));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Set<String> extensions(Path bin, int major) throws IOException {
        var folders = new ArrayList<>(ServerPlaces.shareFolders(bin, major));
        var config = ServerBinaries.program(bin, "pg_config");
        if (Files.isExecutable(config)) {
            var answer = Program.run(List.of(config.toString(), "--sharedir"), bin);
            if (answer.succeeded()) {
                folders.addFirst(Path.of(answer.output()));
            }
        }
        for (var share : folders) {
            var folder = share.resolve("extension");
            if (Files.exists(folder.resolve("plpgsql.control"))) {
                return controlFiles(folder);
            }
        }
        return Set.of();
    }

    private static Set<String> controlFiles(Path folder) throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.newDirectoryStream(folder, "*.control")) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                names.add(name.substring(0, name.length() - ".control".length()));
            }
        }
        return names;
    }
}

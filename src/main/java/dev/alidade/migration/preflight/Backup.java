package dev.alidade.migration.preflight;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.ServerBinaries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the whole database by {@code pg_dump}, or the reason why there can be none.
 *
 * @param program the pg_dump that fits; null when none does
 * @param refusal why not, in a sentence; null when it can be made
 */
public record Backup(@Nullable Path program, @Nullable String refusal) {
    private static final int PAUSE_MS = 200;

    /** The pg_dump among these installations that may dump this server: it must not be older than the server. */
    public static Backup offer(Database database, List<ServerBinaries> installed) {
        int major = database.facts().major();
        var dumps = installed.stream()
                .filter(b -> Files.isExecutable(b.program("pg_dump")))
                .toList();
        var fitting =
                dumps.stream().filter(b -> b.major() >= major).min(Comparator.comparingInt(ServerBinaries::major));
        if (fitting.isPresent()) {
            return new Backup(fitting.get().program("pg_dump"), null);
        }
        var newest = dumps.stream().max(Comparator.comparingInt(ServerBinaries::major));
        return new Backup(null, reason(newest, major));
    }

    /**
     * Writes the copy in pg_dump's custom format, readable by its owner only. The password goes into the program's
     * environment and nowhere else.
     *
     * @param file must not exist
     * @param written hears now and then how many bytes the file has
     * @throws AppException when there is no fitting program, or what it said when it failed; the file is then removed
     */
    public void run(DatabaseTarget target, Path file, LongConsumer written, Cancellation cancellation) {
        var dump = program;
        if (dump == null) {
            throw failed(refusal == null ? "" : refusal, null);
        }
        try {
            create(file);
            var process = start(dump, target, file);
            cancellation.onRequest(process::destroy);
            var said = follow(process, file, written);
            int exit = process.onExit().join().exitValue();
            cancellation.stepOver();
            if (exit != 0) {
                Files.deleteIfExists(file);
                cancellation.check();
                throw failed(said, null);
            }
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Waits for the end and returns what the program said. */
    private static String follow(Process process, Path file, LongConsumer written) throws IOException {
        var said = new ByteArrayOutputStream();
        try (var output = process.getInputStream()) {
            while (process.isAlive()) {
                process.onExit()
                        .completeOnTimeout(process, PAUSE_MS, TimeUnit.MILLISECONDS)
                        .join();
                said.write(output.readNBytes(output.available()));
                written.accept(Files.size(file));
            }
            said.write(output.readAllBytes());
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    private static Process start(Path program, DatabaseTarget target, Path file) throws IOException {
        var builder = new ProcessBuilder(
                        program.toString(), "--format=custom", "--no-password", "--file=" + file.toAbsolutePath())
                .redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("PGHOST", target.host());
        environment.put("PGPORT", Integer.toString(target.port()));
        environment.put("PGDATABASE", target.database());
        environment.put("PGUSER", target.user());
        environment.put("PGSSLMODE", target.tls().parameter());
        var password = target.password();
        if (password != null) {
            environment.put("PGPASSWORD", password.reveal());
        }
        var certificate = target.rootCertificate();
        if (certificate != null) {
            environment.put("PGSSLROOTCERT", certificate.toString());
        }
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void create(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static String reason(Optional<ServerBinaries> newest, int major) {
        return newest.map(b -> Messages.text("migration.backup.old", b.version(), Integer.toString(major)))
                .orElseGet(() -> Messages.text("migration.backup.none"));
    }

    private static AppException failed(String said, @Nullable Throwable cause) {
        var problem = Problem.of(
                ProblemKind.FAILED,
                "migration.backup.failed",
                Messages.text("migration.backup.failed", said),
                Messages.text("migration.backup.failed.next"));
        return new AppException(problem, cause);
    }
}

package dev.alidade.migration.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.LedgerEntry.Backend;
import dev.alidade.migration.ledger.LedgerEntry.File;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import dev.alidade.migration.ledger.LedgerEntry.Step;
import dev.alidade.migration.script.ScriptVersion;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one database as a file of the user: a line of JSON an entry, flushed to the disk before the statement
 * is sent.
 *
 * @param file readable by its owner only
 */
public record LocalLedger(Path file) implements Ledger {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line. */
    private record Line(
            String at,
            String phase,
            String version,
            String script,
            int checksum,
            int steps,
            @Nullable Step step,
            @Nullable Backend backend,
            @Nullable String message) {

        static Line of(LedgerEntry entry) {
            var of = entry.file();
            return new Line(
                    Instant.now().toString(),
                    entry.phase().id(),
                    of.version().text(),
                    of.name(),
                    of.checksum(),
                    of.steps(),
                    entry.step(),
                    entry.backend(),
                    entry.message());
        }

        LedgerEntry entry() {
            return new LedgerEntry(
                    Phase.of(phase),
                    new File(ScriptVersion.of(version), script, checksum, steps),
                    step,
                    backend,
                    message,
                    Instant.parse(at));
        }
    }

    /** The ledger of a database in a user's folders. */
    static LocalLedger of(AppFolders folders, String identity) {
        return new LocalLedger(folders.data().resolve("ledger").resolve(identity + ".jsonl"));
    }

    @Override
    public void add(Session session, LedgerEntry entry) {
        try {
            make();
            var line = JSON.writeValueAsString(Line.of(entry)) + "\n";
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
        } catch (IOException e) {
            throw failure("migration.ledger.write", e);
        }
    }

    @Override
    public List<LedgerEntry> read(Session session) {
        return read();
    }

    /** All entries, oldest first; a line that a crash left unfinished is passed over. */
    public List<LedgerEntry> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.flatMap(line -> parsed(line).stream()).toList();
        } catch (IOException e) {
            throw failure("migration.ledger.read", e);
        }
    }

    @Override
    public boolean sharesTransaction() {
        return false;
    }

    private void make() throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var folder = file.getParent();
        if (folder != null) {
            AppFolders.create(folder);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static Optional<LedgerEntry> parsed(String line) {
        try {
            return Optional.of(JSON.readValue(line, Line.class).entry());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private AppException failure(String key, IOException cause) {
        return new AppException(
                Problem.of(ProblemKind.FAILED, key, Messages.text(key, file.toString()), Messages.text(key + ".next")),
                cause);
    }
}

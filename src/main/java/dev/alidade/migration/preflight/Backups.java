package dev.alidade.migration.preflight;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.sandbox.ServerFinder;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Copies of one database before something is applied to it. Thread-safe. */
public final class Backups {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    private final Database database;
    private final AppFolders folders;
    private final Map<String, String> environment;
    private volatile @Nullable Backup known;

    /** @param environment tells where installations of PostgreSQL may be found */
    public Backups(Database database, AppFolders folders, Map<String, String> environment) {
        this.database = database;
        this.folders = folders;
        this.environment = Map.copyOf(environment);
    }

    /** What can be offered; the first call starts every installation's server program once to ask its version. */
    public Backup offer() {
        var found = known;
        if (found == null) {
            found = find();
            known = found;
        }
        return found;
    }

    private Backup find() {
        try {
            return Backup.offer(
                    database, ServerFinder.ofThisMachine(folders, environment).installed());
        } catch (AppException e) {
            return new Backup(null, e.problem().message());
        }
    }

    /** A file that does not exist yet, in the user's data folder, named after database and time. */
    public Path proposal(Clock clock) {
        var name = database.facts().database().replaceAll("[^\\p{L}\\p{N}_-]", "_");
        return folders.data().resolve("backups").resolve(name + "-" + STAMP.format(LocalDateTime.now(clock)) + ".dump");
    }

    /**
     * Writes the copy, making the folder for it.
     *
     * @throws AppException as {@link Backup#run}
     */
    public void run(Backup offered, Path file, LongConsumer written, Cancellation cancellation) {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            AppFolders.create(folder);
        }
        offered.run(database.target(), file, written, cancellation);
    }
}

package dev.alidade.console;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The editor's texts on disk: each a plain {@code .sql} file, with a small list of them beside. What was saved survives the
 * death of the process and of the machine. Each process has a folder of its own; the next one takes over what a dead one
 * left. Not thread-safe: used by one saver.
 */
public final class BufferJournal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BufferJournal.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int PROCESSES = 32;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    /**
     * One text.
     *
     * @param id names its file; letters and digits
     * @param title what its tab says
     * @param text all of it
     * @param caret where the caret stood, in chars
     */
    public record Buffer(String id, String title, String text, int caret) {}

    /**
     * All texts.
     *
     * @param buffers in the order of their tabs
     * @param current the id of the one in front; null when there are none
     */
    public record Buffers(List<Buffer> buffers, @Nullable String current) {
        public Buffers {
            buffers = List.copyOf(buffers);
        }
    }

    /** What stands in the list file. */
    record Listing(List<Entry> buffers, @Nullable String current) {}

    /** One line of the list file. */
    record Entry(String id, String title, int caret) {}

    private BufferJournal(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the journal of one database, or a further one where another process has it open.
     *
     * @param place what tells databases apart, e.g. user@host:port/database
     * @throws dev.alidade.error.AppException when the folder cannot be written
     */
    public static BufferJournal open(AppFolders folders, String place) {
        var base = folders.data().resolve("console").resolve(fileName(place));
        for (int i = 1; i <= PROCESSES; i++) {
            var folder = AppFolders.create(base.resolve(Integer.toString(i)));
            try {
                var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = tryLock(channel);
                if (lock != null) {
                    return new BufferJournal(folder, channel, lock);
                }
                channel.close();
            } catch (IOException e) {
                throw SafeFile.unwritable(folder, e);
            }
        }
        throw SafeFile.unwritable(base, new IOException("no free folder"));
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** What was saved last; a text whose entry was lost is found again by its file. */
    public Buffers load() {
        var listing = listing();
        var buffers = new ArrayList<Buffer>();
        var known = new HashSet<String>();
        for (var entry : listing.buffers()) {
            var text = read(file(entry.id()));
            known.add(entry.id());
            if (text != null) {
                buffers.add(new Buffer(entry.id(), entry.title(), text, Math.min(entry.caret(), text.length())));
            }
        }
        for (var stray : strays(known)) {
            var text = read(file(stray));
            if (text != null) {
                buffers.add(new Buffer(stray, stray, text, 0));
            }
        }
        return new Buffers(buffers, listing.current());
    }

    /** Keeps one text; it is on the disk when this returns. */
    public void save(String id, String text) {
        SafeFile.write(file(id), text);
    }

    /** Keeps titles, order and carets. */
    public void saveList(Buffers buffers) {
        try {
            var entries = buffers.buffers().stream()
                    .map(b -> new Entry(b.id(), b.title(), b.caret()))
                    .toList();
            SafeFile.write(list(), JSON.writeValueAsString(new Listing(entries, buffers.current())));
        } catch (IOException e) {
            throw SafeFile.unwritable(list(), e);
        }
    }

    /** Forgets one text; its file stays as {@code *.closed.sql} until another of that name is closed. */
    public void close(String id) {
        try {
            if (Files.exists(file(id))) {
                Files.move(file(id), folder.resolve(id + ".closed"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw SafeFile.unwritable(file(id), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "lock of the journal not released", e);
        }
    }

    private Listing listing() {
        var empty = new Listing(List.of(), null);
        if (!Files.exists(list())) {
            return empty;
        }
        try {
            var stored = JSON.readValue(list().toFile(), Listing.class);
            return stored == null || stored.buffers() == null ? empty : stored;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "list of texts unreadable, found again by their files", e);
            return empty;
        }
    }

    private List<String> strays(Set<String> known) {
        try (var files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n -> n.endsWith(".sql"))
                    .map(n -> n.substring(0, n.length() - ".sql".length()))
                    .filter(id -> !known.contains(id))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "folder of texts unreadable", e);
            return List.of();
        }
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "text unreadable: " + file, e);
            return null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private Path file(String id) {
        return folder.resolve(fileName(id) + ".sql");
    }

    private Path list() {
        return folder.resolve("buffers.json");
    }

    /** A text as a file name: what is neither letter nor digit becomes a line. */
    static String fileName(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
    }
}

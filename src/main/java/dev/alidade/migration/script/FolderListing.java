package dev.alidade.migration.script;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What lies in a folder and its rollback folders, told apart by name, with the facts of every script. */
final class FolderListing {
    private static final Set<String> ROLLBACK_FOLDERS = Set.of("rollback", "rollbacks", "down", "undo", "revert");
    private static final Set<String> NOISE = Set.of(".git", ".gitkeep", ".gitignore", ".gitattributes", ".ds_store");

    /**
     * A file.
     *
     * @param name relative to the folder
     * @param kind what its name says
     * @param facts what its text says
     */
    record Entry(Path file, String name, FileName kind, FileFacts facts) {
        boolean isPython() {
            return name.toLowerCase(Locale.ROOT).endsWith(".py");
        }

        boolean isForward() {
            return kind instanceof FileName.Forward;
        }

        /** Whether Flyway would run it on an empty database in the place of others. */
        boolean isBaseline() {
            return isForward() && FileName.isBaseline(name);
        }

        /** Whether it lies in the folder itself. */
        boolean isTop() {
            return name.indexOf('/') < 0;
        }
    }

    private final Path folder;
    private final Path root;
    private final FactsCache cache;
    private final Ignored ignored;
    private final List<Entry> entries = new ArrayList<>();

    private FolderListing(Path folder, FactsCache cache, Ignored ignored) throws IOException {
        this.folder = folder;
        this.root = folder.toRealPath();
        this.cache = cache;
        this.ignored = ignored;
    }

    /** The scripts of a folder by name; what lies there besides goes to {@code ignored}. */
    static List<Entry> of(Path folder, FactsCache cache, Ignored ignored) {
        try {
            var listing = new FolderListing(folder, cache, ignored);
            listing.list(folder, "");
            listing.entries.sort(Comparator.comparing(Entry::name));
            return List.copyOf(listing.entries);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    static AppException unreadable(Path folder, IOException cause) {
        boolean absent = cause instanceof NoSuchFileException || cause instanceof NotDirectoryException;
        return new AppException(
                Problem.of(
                        absent ? ProblemKind.USAGE : ProblemKind.FAILED,
                        "migration.folder.unreadable",
                        Messages.text("migration.folder.unreadable", folder.toString()),
                        Messages.text("migration.folder.unreadable.next")),
                cause);
    }

    private void list(Path place, String prefix) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place)) {
            for (var entry : found) {
                var name = String.valueOf(entry.getFileName());
                if (!NOISE.contains(name.toLowerCase(Locale.ROOT))) {
                    look(entry, prefix, name);
                }
            }
        }
    }

    private void look(Path entry, String prefix, String name) throws IOException {
        var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            if (!Files.exists(entry) || !entry.toRealPath().startsWith(root)) {
                ignored.add(prefix + name, "migration.ignored.link");
                return;
            }
            attributes = Files.readAttributes(entry, BasicFileAttributes.class);
        }
        if (attributes.isDirectory()) {
            descend(entry, prefix, name);
        } else if (name.startsWith(".")) {
            ignored.add(prefix + name, "migration.ignored.backup");
        } else {
            add(entry, prefix, name, attributes);
        }
    }

    private void descend(Path entry, String prefix, String name) throws IOException {
        if (prefix.isEmpty() && ROLLBACK_FOLDERS.contains(name.toLowerCase(Locale.ROOT))) {
            list(entry, name + "/");
        } else if (!name.startsWith(".")) {
            boolean own = FolderPlace.holdsMigrations(entry);
            ignored.add(prefix + name + "/", own ? "migration.ignored.folderOfItsOwn" : "migration.ignored.folder");
        }
    }

    private void add(Path entry, String prefix, String name, BasicFileAttributes attributes) {
        var kind = FileName.of(name);
        if (!prefix.isEmpty() && kind instanceof FileName.Forward forward) {
            kind = new FileName.Rollback(forward.version(), forward.description());
        }
        var lower = name.toLowerCase(Locale.ROOT);
        boolean script = lower.endsWith(".sql") || (lower.endsWith(".py") && !(kind instanceof FileName.Other));
        if (!script) {
            ignored.add(
                    prefix + name, kind instanceof FileName.Other other ? other.reason() : "migration.ignored.notSql");
            return;
        }
        var facts = cache.get(
                entry,
                attributes,
                () -> lower.endsWith(".sql") ? FileFacts.read(folder, entry) : FileFacts.opaque(entry));
        entries.add(new Entry(entry, prefix + name, kind, facts));
    }
}

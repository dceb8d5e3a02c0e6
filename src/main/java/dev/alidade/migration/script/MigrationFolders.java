package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders of migrations again and again: of files that have not changed, only the directory entry is looked at.
 * Thread-safe.
 */
public final class MigrationFolders {
    private final FactsCache cache = new FactsCache();

    /**
     * Reads a folder.
     *
     * @param override the convention to go by; null to detect it
     * @throws dev.alidade.error.AppException when there is no such folder or it cannot be listed
     */
    public MigrationFolder read(Path folder, @Nullable Convention override) {
        var place = FolderPlace.of(folder);
        var reader = new FolderReader(place.folder(), cache);
        if (!place.others().isEmpty()) {
            reader.with(List.of(new FolderWarning.Several(folder, place.others())), List.of());
        } else if (!place.folder().equals(folder)) {
            var below = folder.relativize(place.folder()).toString().replace('\\', '/');
            reader.with(List.of(), List.of(Messages.text("migration.evidence.below", below)));
        }
        return reader.read(override);
    }

    /** How many files had to be opened since this object was made. */
    public long filesRead() {
        return cache.misses();
    }
}

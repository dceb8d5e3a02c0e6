package dev.alidade.migration;

import dev.alidade.migration.script.Convention;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the user has chosen for single folders of migrations, kept in the settings. */
public final class FolderChoices {
    private final JsonFile<Stored> file;

    /**
     * The document.
     *
     * @param conventions words of conventions by absolute folder
     */
    record Stored(@Nullable Map<String, String> conventions) {
        Map<String, String> known() {
            return conventions == null ? Map.of() : conventions;
        }
    }

    public FolderChoices(AppFolders folders) {
        file = new JsonFile<>(folders.settings(), "migration-folders.json", Stored.class, new Stored(Map.of()));
    }

    /** The convention that the user chose for a folder; null when it is to be detected. Reads a small file. */
    public @Nullable Convention convention(Path folder) {
        var word = file.load().known().get(key(folder));
        return Arrays.stream(Convention.values())
                .filter(c -> c != Convention.NONE && c.id().equals(word))
                .findFirst()
                .orElse(null);
    }

    /**
     * Remembers a choice.
     *
     * @param convention null to detect it again
     * @throws dev.alidade.error.AppException when the settings cannot be written
     */
    public void choose(Path folder, @Nullable Convention convention) {
        var changed = new TreeMap<>(file.load().known());
        if (convention == null) {
            changed.remove(key(folder));
        } else {
            changed.put(key(folder), convention.id());
        }
        file.save(new Stored(changed));
    }

    private static String key(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}

package dev.alidade.migration;

import dev.alidade.migration.script.Convention;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.JsonFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the user has chosen for single folders of migrations, kept in the settings. */
public final class FolderChoices {
    private final JsonFile<Stored> file;

    /**
     * The document.
     *
     * @param conventions words of conventions by absolute folder
     * @param ownLedgers folders whose ledger the user keeps to himself
     * @param interpreters what runs the programs of a folder, by absolute folder
     */
    record Stored(
            @Nullable Map<String, String> conventions,
            @Nullable Set<String> ownLedgers,
            @Nullable Map<String, String> interpreters) {
        Map<String, String> known() {
            return conventions == null ? Map.of() : conventions;
        }

        Set<String> own() {
            return ownLedgers == null ? Set.of() : ownLedgers;
        }

        Map<String, String> programs() {
            return interpreters == null ? Map.of() : interpreters;
        }
    }

    public FolderChoices(AppFolders folders) {
        file = new JsonFile<>(
                folders.settings(), "migration-folders.json", Stored.class, new Stored(Map.of(), Set.of(), Map.of()));
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
        var stored = file.load();
        var changed = new TreeMap<>(stored.known());
        if (convention == null) {
            changed.remove(key(folder));
        } else {
            changed.put(key(folder), convention.id());
        }
        file.save(new Stored(changed, stored.own(), stored.programs()));
    }

    /** Whether the user wants the ledger of a folder's migrations in his own files instead of the database. */
    public boolean keepsOwnLedger(Path folder) {
        return file.load().own().contains(key(folder));
    }

    /**
     * Remembers that the ledger shall stay with the user.
     *
     * @throws dev.alidade.error.AppException when the settings cannot be written
     */
    public void keepOwnLedger(Path folder) {
        var stored = file.load();
        var own = new TreeSet<>(stored.own());
        if (own.add(key(folder))) {
            file.save(new Stored(stored.known(), own, stored.programs()));
        }
    }

    /** The Python that the user chose for a folder's programs; null when one is to be found. Reads a small file. */
    public @Nullable Path interpreter(Path folder) {
        var chosen = file.load().programs().get(key(folder));
        return chosen == null ? null : Path.of(chosen);
    }

    /**
     * Remembers with which Python a folder's programs run.
     *
     * @param interpreter a program; null to find one again
     * @throws dev.alidade.error.AppException when the settings cannot be written
     */
    public void chooseInterpreter(Path folder, @Nullable Path interpreter) {
        var stored = file.load();
        var changed = new TreeMap<>(stored.programs());
        if (interpreter == null) {
            changed.remove(key(folder));
        } else {
            changed.put(key(folder), interpreter.toString());
        }
        file.save(new Stored(stored.known(), stored.own(), changed));
    }

    private static String key(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}

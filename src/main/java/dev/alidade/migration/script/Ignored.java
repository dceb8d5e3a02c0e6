package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationFolder.IgnoredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is no migration, with the reasons. */
final class Ignored {
    private final List<IgnoredFile> files = new ArrayList<>();

    /** A file with the key of its reason. */
    void add(String file, String reason, Object... arguments) {
        files.add(new IgnoredFile(file, Messages.text(reason, arguments)));
    }

    /** By name. */
    List<IgnoredFile> sorted() {
        return files.stream().sorted(Comparator.comparing(IgnoredFile::file)).toList();
    }
}

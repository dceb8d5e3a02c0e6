package dev.alidade.migration.script;

import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Something about a folder that its owner should know. */
public sealed interface FolderWarning {

    /** In a sentence or two. */
    String text();

    /** A rollback file that other tools would run as the next migration; it can be moved out of their way. */
    record Twin(RollbackTwin twin) implements FolderWarning {
        @Override
        public String text() {
            return twin.takesBack().isEmpty()
                    ? Messages.text("migration.warning.twinAlone", twin.name())
                    : Messages.text("migration.warning.twin", twin.name(), twin.takesBack());
        }
    }

    /** Several folders of migrations below the one that was named; each wants to be opened by itself. */
    record Several(Path folder, List<Path> folders) implements FolderWarning {
        public Several {
            folders = List.copyOf(folders);
        }

        @Override
        public String text() {
            var names = folders.stream()
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .collect(Collectors.joining(", "));
            return Messages.text("migration.warning.several", Integer.toString(folders.size()), names);
        }
    }

    /** Anything else. */
    record Note(String text) implements FolderWarning {}
}

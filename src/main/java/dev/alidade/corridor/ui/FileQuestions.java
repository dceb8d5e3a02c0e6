package dev.alidade.corridor.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks for files of the map: styles, tiles, what is written. Tests answer without a window. */
interface FileQuestions {
    /** The system's own windows. */
    FileQuestions WINDOWS = new FileQuestions() {
        @Override
        public Optional<Path> save(Node asking, Question question) {
            return path(question.chooser().showSaveDialog(asking.getScene().getWindow()));
        }

        @Override
        public Optional<Path> open(Node asking, Question question) {
            return path(question.chooser().showOpenDialog(asking.getScene().getWindow()));
        }

        private static Optional<Path> path(@Nullable File file) {
            return Optional.ofNullable(file).map(File::toPath);
        }
    };

    /**
     * Which file.
     *
     * @param title of the window
     * @param name proposed; empty for none
     * @param kind what such files are called
     * @param patterns how their names end, as {@code *.png}
     */
    record Question(String title, String name, String kind, List<String> patterns) {
        public Question {
            patterns = List.copyOf(patterns);
        }

        private FileChooser chooser() {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            if (!name.isEmpty()) {
                chooser.setInitialFileName(name);
            }
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, patterns));
            return chooser;
        }
    }

    /**
     * Where to write; empty when nobody said.
     *
     * @param asking in whose window
     */
    Optional<Path> save(Node asking, Question question);

    /** What to read; empty when nobody said. */
    Optional<Path> open(Node asking, Question question);
}

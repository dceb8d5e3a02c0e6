package dev.alidade.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.task.BackgroundTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Hands a file to the program that the user edits such files with; where there is none, copies its path. */
public final class FileOpening {
    private static final int PATIENCE_SECONDS = 5;

    private final BackgroundTasks tasks;
    private final Consumer<String> says;

    /**
     * @param says hears what was done instead, where no program opens such files
     */
    public FileOpening(BackgroundTasks tasks, Consumer<String> says) {
        this.tasks = tasks;
        this.says = says;
    }

    /** Opens it, off the JavaFX thread. */
    public void open(Path file) {
        var full = file.toAbsolutePath().normalize();
        tasks.start(Messages.text("shell.file.opening", String.valueOf(full.getFileName())), _ -> launched(full))
                .onSuccess(launched -> {
                    if (!launched) {
                        copy(full);
                    }
                });
    }

    private void copy(Path file) {
        var content = new ClipboardContent();
        content.putString(file.toString());
        Clipboard.getSystemClipboard().setContent(content);
        says.accept(Messages.text("shell.file.copied", file.toString()));
    }

    private static boolean launched(Path file) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> command(Path file) {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", file.toString());
        }
        return List.of(os.startsWith("mac") ? "open" : "xdg-open", file.toString());
    }
}

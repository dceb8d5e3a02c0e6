package dev.alidade.settings;

import dev.alidade.error.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends everything that is logged to a rotating file in the user's folder, without secrets, and nothing to the terminal. */
public final class LogFile {
    private static final int BYTES_PER_FILE = 2_000_000;
    private static final int FILES = 5;

    private LogFile() {}

    /**
     * Installs the file handler on the root logger. Where the folder cannot be written the log goes to standard error,
     * warnings only: a missing log never stops the app.
     *
     * @return the newest file's place
     */
    public static Path install(Path folder) {
        var root = LogManager.getLogManager().getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.INFO);
        var newest = folder.resolve("alidade.0.log");
        root.addHandler(handler(folder));
        // Flyway reports each step at INFO to whoever calls it; the log keeps its warnings only.
        Logger.getLogger("org.flywaydb").setLevel(Level.WARNING);
        Logger.getLogger("org.geotools").setLevel(Level.WARNING);
        Logger.getLogger("com.zaxxer.hikari").setLevel(Level.WARNING);
        return newest;
    }

    private static Handler handler(Path folder) {
        try {
            AppFolders.create(folder);
            var file = new FileHandler(folder.resolve("alidade.%g.log").toString(), BYTES_PER_FILE, FILES, true);
            file.setEncoding("UTF-8");
            file.setFormatter(new Line());
            return file;
        } catch (IOException | RuntimeException e) {
            var console = new ConsoleHandler();
            console.setLevel(Level.WARNING);
            console.setFormatter(new Line());
            return console;
        }
    }

    /** One record a line, followed by its trace; secrets masked in both. */
    static final class Line extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var text = new StringBuilder()
                    .append(entry.getInstant().atZone(ZoneId.systemDefault()).toOffsetDateTime())
                    .append(' ')
                    .append(entry.getLevel().getName())
                    .append(" [")
                    .append(entry.getLoggerName())
                    .append("] ")
                    .append(formatMessage(entry))
                    .append('\n');
            var lead = "  ";
            for (var cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                text.append(lead).append(cause).append('\n');
                lead = "  caused by ";
                for (var frame : cause.getStackTrace()) {
                    text.append("    at ").append(frame).append('\n');
                }
            }
            return Redaction.apply(text.toString());
        }
    }
}

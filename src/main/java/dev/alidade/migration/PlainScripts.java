package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptText;
import java.nio.file.Path;

/** SQL files that are no migrations (a sample's base schema, its rows): one transaction each, no history. */
public final class PlainScripts {
    private final Database database;
    private final MigrationListener listener;

    public PlainScripts(Database database, MigrationListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /**
     * Runs a file in one transaction.
     *
     * @param name what events and failures call it
     * @throws AppException with the server's message, file and line, after everything was taken back
     */
    public void run(Path file, String name, Cancellation cancellation) {
        var text = ScriptText.read(file);
        var script = MigrationScript.alone(file, name, text);
        long started = System.nanoTime();
        try {
            database.write(cancellation, session -> {
                new ScriptRunner(listener).run(session, script);
                return true;
            });
        } catch (ScriptFailed e) {
            throw new AppException(e.failure().located(), e);
        }
        listener.on(new MigrationEvent.Applied(script, (System.nanoTime() - started) / 1_000_000));
    }
}

package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.migration.python.FolderTrust;
import dev.alidade.migration.python.Interpreters;
import dev.alidade.migration.python.PythonRunner;
import dev.alidade.migration.python.TrustedFolders;
import dev.alidade.migration.script.MigrationFolder;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.MigrationScript.Kind;
import dev.alidade.migration.script.PythonOptions;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.settings.AppFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which programs may run, and with which interpreter. */
final class Programs {
    private static final Duration LIMIT = Duration.ofHours(6);
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(30);

    private final TrustedFolders trusted;
    private final FolderChoices choices;

    Programs(AppFolders user) {
        this.trusted = new TrustedFolders(user.settings());
        this.choices = new FolderChoices(user);
    }

    /** The question to put before these scripts run; empty when none is a program or the user has said yes already. */
    Optional<FolderTrust> untrusted(MigrationFolder folder, Collection<MigrationScript> scripts) {
        return scripts.stream().anyMatch(s -> s.kind() == Kind.PYTHON)
                ? Optional.of(trust(folder.path())).filter(t -> t.standing() != FolderTrust.Standing.TRUSTED)
                : Optional.empty();
    }

    void trust(FolderTrust shown) {
        trusted.trust(shown);
    }

    /**
     * Refuses programs of a folder that is not trusted as it is.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED
     */
    void require(MigrationFolder folder, Collection<MigrationScript> scripts) {
        untrusted(folder, scripts).ifPresent(question -> {
            throw question.refusal();
        });
    }

    /**
     * What runs a program, after a last look at it.
     *
     * @throws dev.alidade.error.AppException of kind REFUSED when it is not trusted as it is, or not the one that the
     *     status has seen
     */
    PythonRunner runner(MigrationScript script) {
        var trust = trust(script.body().source().folder());
        if (trust.standing() != FolderTrust.Standing.TRUSTED || !trust.covers(script.file())) {
            throw trust.refusal();
        }
        if (ScriptText.read(script.file()).checksum() != script.checksum()) {
            throw ApplyRules.refused("migration.file.changed", script.name());
        }
        return new PythonRunner(trust.interpreter(), LIMIT);
    }

    /** What a program says of its own status, where it declares that it can and does. */
    Optional<String> ownStatus(MigrationScript script, DatabaseTarget target, Cancellation cancellation) {
        var options = PythonOptions.of(ScriptText.read(script.file())).status();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ConcurrentLinkedQueue<String>();
        var runner = new PythonRunner(runner(script).interpreter(), STATUS_LIMIT);
        runner.run(script.file(), options.get(), target, (_, line) -> lines.add(line), cancellation);
        return Optional.of(String.join("\n", lines)).filter(said -> !said.isBlank());
    }

    private FolderTrust trust(Path folder) {
        var chosen = choices.interpreter(folder);
        return trusted.of(folder, chosen == null ? Interpreters.near(folder) : chosen);
    }
}

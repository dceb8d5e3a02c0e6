package dev.alidade.migration.replay;

import dev.alidade.catalog.CatalogReader;
import dev.alidade.change.Evidence;
import dev.alidade.change.Verdict;
import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ApplyOptions;
import dev.alidade.migration.MigrationEvent;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.proof.Proofs;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.sandbox.PrivateSandbox;
import dev.alidade.settings.AppFolders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out how migrations can be taken back that were applied by other tools or without proof: runs the folder again in
 * an empty copy on a private server, trying each backwards, and keeps what it finds for the real database. That says
 * nothing of rows, and is proven against the real catalog when a migration is taken back. Nothing is written to the real
 * database.
 */
public final class Replay {
    /** Statements that change definitions only. */
    private static final Set<String> DEFINING = Set.of(
            "create", "alter", "drop", "comment", "grant", "revoke", "set", "reset", "security", "begin", "commit");

    private final Database database;
    private final AppFolders user;
    private final Map<String, String> environment;

    /**
     * @param user where what is found is kept
     * @param environment tells where the private server's programs are, as {@code ALIDADE_POSTGRES_BIN} and {@code PATH}
     */
    public Replay(Database database, AppFolders user, Map<String, String> environment) {
        this.database = database;
        this.user = user;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Replays as far as necessary. Takes seconds for the private server, and as long as the files take on empty tables.
     *
     * @param progress told in one sentence what is done
     * @throws dev.alidade.error.AppException when the server cannot be started or is older than the real one, or what the
     *     files find in the real database cannot be rebuilt
     */
    public ReplayOutcome run(MigrationStatus status, Consumer<String> progress, Cancellation cancellation) {
        var known = new MigrationService(database, user)
                .proofs(status, cancellation)
                .keySet();
        var range = ReplayRange.of(status, known);
        if (range.wanted().isEmpty()) {
            return new ReplayOutcome(new LinkedHashMap<>(), range.obstacle());
        }
        var real = new CatalogReader().read(database, cancellation);
        progress.accept(Messages.text("migration.replay.starting"));
        try (var sandbox =
                PrivateSandbox.start(user, environment, EmptyCopy.need(database, real), cancellation, progress)) {
            var texts = range.scripts().stream()
                    .map(script -> ScriptText.read(script.file()).text())
                    .toList();
            var target = new EmptyCopy(database, sandbox.server(), cancellation).make(real, texts);
            try (var copy = Database.open(target, () -> {})) {
                return on(copy, status, range, progress, cancellation);
            }
        }
    }

    private ReplayOutcome on(
            Database copy,
            MigrationStatus status,
            ReplayRange range,
            Consumer<String> progress,
            Cancellation cancellation) {
        var service = new MigrationService(copy, user);
        var folder = status.folder();
        var all = range.scripts().stream().map(MigrationScript::version).collect(Collectors.toUnmodifiableSet());
        var options = ApplyOptions.of(new MigrationSelection.Only(all))
                .with(LedgerPlace.DATABASE)
                .with(ApplyOptions.Consent.ALL);
        var outcome = service.apply(
                service.status(folder.path(), folder.convention(), cancellation),
                options,
                event -> {
                    if (event instanceof MigrationEvent.Started started) {
                        progress.accept(Messages.text(
                                "migration.replay.file", started.script().name()));
                    }
                },
                cancellation);
        var failure = outcome.failure();
        var obstacle = failure == null ? range.obstacle() : failed(failure.script(), failure.problem());
        return new ReplayOutcome(keep(copy, range.wanted(), cancellation), obstacle);
    }

    private SequencedMap<MigrationScript, Verdict> keep(
            Database copy, List<MigrationScript> wanted, Cancellation cancellation) {
        var found = new Proofs(copy, user);
        var standing = found.standing(cancellation);
        var own = new Proofs(database, user);
        var kept = new LinkedHashMap<MigrationScript, Verdict>();
        for (var script : wanted) {
            var proof = standing.get(script.version());
            if (proof != null) {
                var snapshots = found.snapshots(proof, cancellation);
                int major = database.facts().major();
                var evidence = Evidence.onACopy(
                        snapshots.getFirst().toldBy(major),
                        snapshots.getLast().toldBy(major),
                        proof.change(),
                        touching(script));
                own.keep(script, evidence, cancellation);
                kept.put(script, evidence.computed().verdict());
            }
        }
        return kept;
    }

    private static List<String> touching(MigrationScript script) {
        var plan = script.body().source().plan(ScriptText.read(script.file()));
        boolean defines = plan.steps().stream()
                .allMatch(step -> DEFINING.contains(step.words().getFirst()));
        return defines ? List.of() : List.of(script.name());
    }

    private static Problem failed(MigrationScript script, Problem cause) {
        return new Problem(
                cause.kind(),
                "migration.replay.failed",
                Messages.text("migration.replay.failed", script.name(), cause.message()),
                Messages.text("migration.replay.failed.next"),
                cause.sqlState(),
                cause.detail());
    }
}

package dev.alidade.migration;

import dev.alidade.change.Attempt;
import dev.alidade.change.Evidence;
import dev.alidade.change.Reason;
import dev.alidade.change.Trial;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.proof.Proving;
import dev.alidade.migration.script.MigrationScript;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trial of one migration's ways back, the computed one and the folder's own script. Used once. */
final class ScriptTrial {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final Proving proving;
    private final MigrationScript script;
    private final Session session;
    private final Trial trial;

    private ScriptTrial(Proving proving, MigrationScript script, Session session) {
        this.proving = proving;
        this.script = script;
        this.session = session;
        this.trial = proving.begin(session);
    }

    /** Before the script runs; empty when nothing is to be tried. */
    static Optional<ScriptTrial> begin(Optional<Proving> proving, PlannedScript planned, Session session) {
        return planned.plan().isTransactional()
                ? proving.map(p -> new ScriptTrial(p, planned.script(), session))
                : Optional.empty();
    }

    /** After it ran: tries, keeps what was found in the same transaction, and says it. */
    void finish(MigrationListener listener) {
        var evidence = tried();
        proving.keep(session, script, evidence);
        listener.on(new MigrationEvent.Proved(script, evidence.computed(), evidence.script()));
    }

    private Evidence tried() {
        var down = script.down();
        if (down == null) {
            return trial.finish();
        }
        PlannedScript planned;
        try {
            planned = PlannedScript.down(script, down);
        } catch (AppException e) {
            var problem = e.problem().message();
            return trial.finish().withScript(Attempt.untried(Reason.Code.REVERSE_FAILED, script.name(), problem));
        }
        var never = whyNever(planned);
        return never == null ? trial.finish(running(planned)) : trial.finish().withScript(never);
    }

    private static @Nullable Attempt whyNever(PlannedScript down) {
        if (!down.plan().isTransactional()) {
            return Attempt.untried(Reason.Code.NOT_TRANSACTIONAL, down.script().name(), "");
        }
        return down.plan().leaving().isEmpty()
                ? null
                : Attempt.untried(Reason.Code.LEAVES, down.script().name(), "");
    }

    /** Sends a rollback script without a word; its failure is told as the server told it. */
    static Consumer<Session> running(PlannedScript down) {
        return session -> run(new ScriptRunner(_ -> {}, LOCK_WAIT, null), down, session);
    }

    static void run(ScriptRunner runner, PlannedScript down, Session session) {
        try {
            runner.run(session, down, null, ResumePoint.START);
        } catch (ScriptFailed e) {
            throw new AppException(e.failure().problem(), e);
        }
    }
}

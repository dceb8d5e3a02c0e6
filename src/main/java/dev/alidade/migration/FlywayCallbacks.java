package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Notice;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.ledger.ResumePoint;
import dev.alidade.migration.script.CallbackScript;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * The folder's callbacks, at the moments at which Flyway calls them and on the connection that it lends: those around
 * each migration in that migration's transaction, the others in one of their own.
 */
final class FlywayCallbacks implements Callback {
    private final List<CallbackScript> scripts;
    private final ScriptRunner runner;
    private final MigrationListener listener;
    private final Cancellation cancellation;
    private final Runnable committed;
    private @Nullable MigrationFailure failure;

    /**
     * @param committed called when Flyway has gone on from one migration
     */
    FlywayCallbacks(
            List<CallbackScript> scripts,
            ScriptRunner runner,
            MigrationListener listener,
            Cancellation cancellation,
            Runnable committed) {
        this.scripts = List.copyOf(scripts);
        this.runner = runner;
        this.listener = listener;
        this.cancellation = cancellation;
        this.committed = committed;
    }

    /** Another run begins. */
    void begin() {
        failure = null;
    }

    /** What stopped the run, if it was a callback. */
    @Nullable
    MigrationFailure failure() {
        return failure;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return scripts.stream().anyMatch(s -> s.event().equals(event.getId()));
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return scripts.stream()
                .filter(s -> s.event().equals(event.getId()))
                .allMatch(s -> s.script().mode().isTransactional());
    }

    @Override
    public void handle(Event event, Context context) {
        for (var callback : scripts) {
            if (callback.event().equals(event.getId())) {
                run(callback, context);
            }
        }
    }

    @Override
    public String getCallbackName() {
        return "alidade";
    }

    private void run(CallbackScript callback, Context context) {
        if (!callback.isForEach() && !callback.isForErrors()) {
            committed.run();
        }
        var script = callback.script();
        try {
            runner.run(
                    Session.over(context.getConnection(), cancellation),
                    PlannedScript.read(script),
                    null,
                    ResumePoint.START);
        } catch (ScriptFailed e) {
            stop(callback, e.failure(), e);
        } catch (AppException e) {
            stop(callback, new MigrationFailure(script, 0, 0, "", e.problem(), 0), e);
        }
    }

    /** What failed first is what counts; a callback for errors must not take its place. */
    private void stop(CallbackScript callback, MigrationFailure stopped, RuntimeException cause) {
        if (callback.isForErrors()) {
            var text = Messages.text(
                    "migration.callback.failed",
                    callback.script().name(),
                    stopped.problem().message());
            listener.on(new MigrationEvent.Said(callback.script(), stopped.line(), new Notice("WARNING", text, null)));
            return;
        }
        failure = stopped;
        throw new FlywayException(cause instanceof ScriptFailed ? cause : new ScriptFailed(stopped, cause));
    }
}

package dev.alidade.monitoring;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.database.Row;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;

/**
 * Looks at the sessions of the database and ends what stands in the way. Thread-safe; blocks, so not for the UI thread.
 * Looking costs one catalogue query.
 */
public final class BackendService {
    /** How our own connections call themselves. */
    private static final String OWN_NAME = "Alidade";

    private final Database database;

    public BackendService(Database database) {
        this.database = database;
    }

    /** The sessions now, oldest transaction first; what other roles do is hidden from roles that may not see it. */
    public List<Backend> backends(Cancellation cancellation) {
        return database.read(
                cancellation,
                session -> session.list(MonitoringQuery.BACKENDS, Parameters.none(), BackendService::backend));
    }

    /**
     * Asks a session to stop its statement.
     *
     * @return whether the session was still there
     * @throws AppException of kind PERMISSION with whom to ask, when the role may not
     */
    public boolean cancel(Backend backend, Cancellation cancellation) {
        return signal(MonitoringQuery.CANCEL_BACKEND, backend, cancellation);
    }

    /**
     * Ends a session; its transaction is taken back.
     *
     * @return whether the session was still there
     * @throws AppException of kind PERMISSION with whom to ask, when the role may not
     */
    public boolean terminate(Backend backend, Cancellation cancellation) {
        return signal(MonitoringQuery.TERMINATE_BACKEND, backend, cancellation);
    }

    private boolean signal(MonitoringQuery query, Backend backend, Cancellation cancellation) {
        var parameters = Parameters.of("pid", backend.pid()).and("started", backend.started());
        try {
            return database.write(
                            cancellation, session -> session.first(query, parameters, row -> row.bool("was_sent")))
                    .orElse(false);
        } catch (AppException e) {
            if (e.problem().kind() != ProblemKind.PERMISSION) {
                throw e;
            }
            throw new AppException(
                    new Problem(
                            ProblemKind.PERMISSION,
                            "monitoring.backend.denied",
                            Messages.text("monitoring.backend.denied", Integer.toString(backend.pid()), backend.role()),
                            Messages.text("monitoring.backend.denied.next", backend.role()),
                            e.problem().sqlState(),
                            e.problem().detail()),
                    e);
        }
    }

    private static Backend backend(Row row) {
        var application = row.text("application");
        return new Backend(
                row.integer("pid"),
                row.text("role_name"),
                application,
                row.textOrNull("client"),
                row.textOrNull("state"),
                row.textOrNull("wait_event_type"),
                row.textOrNull("wait_event"),
                row.instantOrNull("backend_start"),
                row.instantOrNull("xact_start"),
                row.instantOrNull("query_start"),
                row.bool("is_hidden") ? null : row.textOrNull("query"),
                row.bool("is_this") || application.startsWith(OWN_NAME),
                row.texts("blocked_by").stream().map(Integer::valueOf).toList(),
                row.bool("may_signal"));
    }
}

package dev.alidade.change;

import dev.alidade.catalog.CatalogScript;
import dev.alidade.database.Session;
import dev.alidade.error.AppException;

/** Sends the statements of a computed way back. */
final class Reverse {
    private Reverse() {}

    /**
     * Runs settings and statements, at first all in one go; when that fails once more one by one, so that the failure
     * names its statement. The settings stay until the caller's savepoint or transaction ends.
     *
     * @throws AppException the server's refusal; nothing of the statements remains
     */
    static void run(Session session, CatalogScript script) {
        run(session, "", script, "");
    }

    /**
     * The same with statements of our own before and after it, on one way to the server.
     *
     * @param first statements that cannot fail, each closed by a semicolon
     * @param last statements, each closed by a semicolon
     */
    static void run(Session session, String first, CatalogScript script, String last) {
        if (script.statements().isEmpty()) {
            session.execute(first + last);
            return;
        }
        try {
            session.execute(first + "savepoint alidade_reverse;\n" + script.text() + last
                    + "release savepoint alidade_reverse");
        } catch (AppException e) {
            if (Failures.isEnd(e, session)) {
                throw e;
            }
            session.execute("rollback to savepoint alidade_reverse");
            script.settings().forEach(session::execute);
            for (var statement : script.statements()) {
                one(session, statement);
            }
            session.execute(last);
            session.execute("release savepoint alidade_reverse");
        }
    }

    private static void one(Session session, String statement) {
        try {
            session.execute(statement);
        } catch (AppException e) {
            throw Failures.isEnd(e, session) ? e : Failures.in(statement, e);
        }
    }
}

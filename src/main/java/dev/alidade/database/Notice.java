package dev.alidade.database;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/**
 * What the server says besides a result: {@code RAISE NOTICE}, "relation already exists, skipping", a warning.
 *
 * @param severity as the server spells it: NOTICE, WARNING, INFO, DEBUG, LOG
 * @param message its primary text
 * @param hint null when the server gives none
 */
public record Notice(
        String severity, String message, @Nullable String hint) {

    static void deliver(Statement statement, Consumer<Notice> notices) throws SQLException {
        for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
            notices.accept(of(w));
        }
        statement.clearWarnings();
    }

    private static Notice of(SQLWarning warning) {
        var server = warning instanceof PSQLWarning p ? p.getServerErrorMessage() : null;
        var plain = warning.getMessage() == null ? "" : warning.getMessage();
        if (server == null) {
            return new Notice("WARNING", plain, null);
        }
        var severity = server.getSeverity() == null ? "NOTICE" : server.getSeverity();
        return new Notice(severity, server.getMessage() == null ? plain : server.getMessage(), server.getHint());
    }
}

package dev.alidade.migration.ledger;

import dev.alidade.database.Identifiers;
import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.statement.Piece;
import java.util.Locale;

/**
 * The role that a script sets for itself. The ledger belongs to whom the connection belongs to, so that its rows are
 * written as that one, wherever in the script they fall; afterwards the script goes on as whom it was.
 */
final class RoleOfScript {
    private final Session session;
    private final String owner;
    private boolean untilCommit;

    private record Worker(String role, String authorized) {}

    RoleOfScript(Session session) {
        this.session = session;
        this.owner = worker().authorized();
    }

    /** A statement of the script was sent: whether what it set ends with the transaction. */
    void sent(Piece piece) {
        var words = piece.words();
        boolean sets =
                words.size() > 2 && words.getFirst().toLowerCase(Locale.ROOT).equals("set");
        if (sets && (words.contains("role") || words.contains("authorization"))) {
            untilCommit = words.get(1).equals("local");
        }
    }

    /**
     * Runs something as the connection's owner.
     *
     * @param inTransaction whether a transaction is open; what is set there for this moment ends with it at the latest
     */
    void asOwner(boolean inTransaction, Runnable action) {
        var worker = worker();
        boolean isOwner = worker.role().equals("none") && worker.authorized().equals(owner);
        if (isOwner) {
            action.run();
            return;
        }
        var here = inTransaction ? "local " : "";
        session.execute("set " + here + "session authorization default; set " + here + "role none");
        action.run();
        var back = inTransaction && untilCommit ? "local " : "";
        session.execute((worker.authorized().equals(owner)
                        ? ""
                        : "set " + back + "session authorization " + Identifiers.quote(worker.authorized()) + "; ")
                + "set " + back + "role "
                + (worker.role().equals("none") ? "none" : Identifiers.quote(worker.role())));
    }

    private Worker worker() {
        return session.first(
                        LedgerQuery.ROLE_SELF,
                        Parameters.none(),
                        row -> new Worker(row.text("role"), row.text("authorized")))
                .orElseThrow();
    }
}

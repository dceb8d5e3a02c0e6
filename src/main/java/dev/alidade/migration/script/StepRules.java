package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.TransactionRules;

/** What one statement of a script does to transactions; for running scripts statement by statement. */
public final class StepRules {
    private StepRules() {}

    /** Whether it opens a transaction. */
    public static boolean begins(Piece piece) {
        return TransactionRules.isControl(piece) && TransactionRules.isBegin(piece);
    }

    /** Whether it ends one, either way. */
    public static boolean ends(Piece piece) {
        return TransactionRules.isControl(piece) && !TransactionRules.isBegin(piece);
    }

    /** Whether it ends one by committing. */
    public static boolean commits(Piece piece) {
        return ends(piece)
                && !piece.words().isEmpty()
                && ("commit".equals(piece.words().getFirst())
                        || "end".equals(piece.words().getFirst()));
    }

    /** Whether it cannot be put into a transaction of ours, because the server refuses it there or it may commit. */
    public static boolean runsAlone(Piece piece) {
        return TransactionRules.refusesTransaction(piece) || piece.startsWith("do") || piece.startsWith("call");
    }

    /** Whether it sets something, a role or a search path say, until the session ends. */
    public static boolean setsSession(Piece piece) {
        boolean sets = piece.startsWith("set") || piece.startsWith("reset");
        return sets
                && !piece.startsWith("set", "local")
                && !piece.startsWith("set", "transaction")
                && !piece.startsWith("set", "constraints");
    }

    /** Whether doing it twice does no harm. */
    public static boolean isRepeatable(Piece piece) {
        return piece.startsWith("vacuum")
                || piece.startsWith("analyze")
                || piece.startsWith("reindex")
                || piece.startsWith("cluster")
                || piece.startsWith("discard");
    }

    /** Whether it builds or removes something while others go on writing. */
    public static boolean isConcurrent(Piece piece) {
        return piece.words().contains("concurrently");
    }
}

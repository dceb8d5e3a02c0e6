package dev.alidade.migration.script;

import dev.alidade.migration.script.Piece.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What will be sent of a script, and how.
 *
 * @param pieces all pieces, in order
 * @param steps the pieces that are sent
 * @param mode in whose transaction they run
 */
public record ScriptPlan(List<Piece> pieces, List<Piece> steps, Mode mode) {

    /** How a script meets transactions. */
    public enum Mode {
        /** In one transaction of ours, with its history row. */
        TRANSACTION,
        /** The same: the script's single outer BEGIN … COMMIT is left out because ours takes its place. */
        UNWRAPPED,
        /** Statement by statement, because one of them cannot run in a transaction. */
        NO_TRANSACTION,
        /** Statement by statement, because the script begins and commits by itself. */
        OWN_TRANSACTIONS;

        /** Whether script and history row share one transaction. */
        public boolean isTransactional() {
            return this == TRANSACTION || this == UNWRAPPED;
        }
    }

    public ScriptPlan {
        pieces = List.copyOf(pieces);
        steps = List.copyOf(steps);
    }

    /** The plan of a text. */
    public static ScriptPlan of(String text) {
        var pieces = StatementSplitter.split(text);
        var steps = pieces.stream().filter(Piece::isRunnable).toList();
        var control = steps.stream().filter(TransactionRules::isControl).count();
        if (control == 2 && isWrapped(steps)) {
            var inner = steps.subList(1, steps.size() - 1);
            return new ScriptPlan(pieces, inner, modeOf(inner, Mode.UNWRAPPED));
        }
        return new ScriptPlan(pieces, steps, modeOf(steps, control > 0 ? Mode.OWN_TRANSACTIONS : Mode.TRANSACTION));
    }

    /** Whether script and history row share one transaction. */
    public boolean isTransactional() {
        return mode.isTransactional();
    }

    /** The first command that only psql understands. */
    public Optional<Piece> psqlCommand() {
        return pieces.stream().filter(p -> p.kind() == Kind.PSQL_COMMAND).findFirst();
    }

    /**
     * How many of the first {@code count} steps of a script with transactions of its own are committed: those outside
     * of its transactions and those in transactions that it has ended.
     */
    public int committedBefore(int count) {
        int committed = 0;
        boolean open = false;
        for (int i = 0; i < count; i++) {
            if (TransactionRules.isControl(steps.get(i))) {
                open = TransactionRules.isBegin(steps.get(i));
            }
            if (!open) {
                committed = i + 1;
            }
        }
        return committed;
    }

    /** The data that follows a COPY step. */
    public String copyLines(Piece copy) {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (pieces.get(i).equals(copy) && pieces.get(i + 1).kind() == Kind.COPY_DATA) {
                return pieces.get(i + 1).copyLines();
            }
        }
        return "";
    }

    private static Mode modeOf(List<Piece> steps, Mode otherwise) {
        return steps.stream().anyMatch(TransactionRules::refusesTransaction) ? Mode.NO_TRANSACTION : otherwise;
    }

    private static boolean isWrapped(List<Piece> steps) {
        return TransactionRules.isPlainBegin(steps.getFirst()) && TransactionRules.isPlainCommit(steps.getLast());
    }
}

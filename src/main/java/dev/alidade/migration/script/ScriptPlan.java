package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Piece.Kind;
import dev.alidade.statement.StatementSplitter;
import dev.alidade.statement.TransactionRules;
import java.util.ArrayList;
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

    /** A run of steps that is committed at once. */
    public record Commit(int firstStep, int lastStep, Owner owner) {

        /** Whose transaction it is. */
        public enum Owner {
            /** Ours, with the history row. */
            ALIDADE,
            /** The script's own, from BEGIN to COMMIT. */
            SCRIPT,
            /** None: the statement commits by itself. */
            STATEMENT
        }
    }

    /** A statement whose effect reaches beyond this database. */
    public record Leaving(Piece step, Reach reach) {}

    /** The plan of a text. */
    public static ScriptPlan of(String text) {
        return of(StatementSplitter.split(text), false);
    }

    /**
     * The plan of pieces.
     *
     * @param refusesTransaction whether the script says that it must not run in a transaction
     */
    static ScriptPlan of(List<Piece> pieces, boolean refusesTransaction) {
        var steps = pieces.stream().filter(Piece::isRunnable).toList();
        var control = steps.stream().filter(TransactionRules::isControl).count();
        if (control == 2 && isWrapped(steps)) {
            var inner = steps.subList(1, steps.size() - 1);
            return new ScriptPlan(pieces, inner, modeOf(inner, Mode.UNWRAPPED));
        }
        if (control > 0) {
            return new ScriptPlan(pieces, steps, Mode.OWN_TRANSACTIONS);
        }
        boolean alone = refusesTransaction || EnumRules.usesNewValue(steps);
        return new ScriptPlan(pieces, steps, modeOf(steps, alone ? Mode.NO_TRANSACTION : Mode.TRANSACTION));
    }

    /** Whether script and history row share one transaction. */
    public boolean isTransactional() {
        return mode.isTransactional();
    }

    /** Why the script cannot run: its first line that only psql could obey, with an explanation. */
    public Optional<String> refusal() {
        return pieces.stream()
                .filter(p -> p.kind() == Kind.PSQL_COMMAND)
                .map(PsqlCommand::of)
                .flatMap(Optional::stream)
                .filter(c -> c.meaning() != PsqlCommand.Meaning.HARMLESS)
                .map(PsqlCommand::explanation)
                .findFirst();
    }

    /** What is committed when, in order. */
    public List<Commit> commits() {
        if (steps.isEmpty()) {
            return List.of();
        }
        if (mode.isTransactional()) {
            return List.of(new Commit(0, steps.size() - 1, Commit.Owner.ALIDADE));
        }
        var commits = new ArrayList<Commit>();
        int begun = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (begun < 0 && TransactionRules.isControl(steps.get(i)) && TransactionRules.isBegin(steps.get(i))) {
                begun = i;
            } else if (begun < 0) {
                commits.add(new Commit(i, i, Commit.Owner.STATEMENT));
            } else if (TransactionRules.isControl(steps.get(i)) && !TransactionRules.isBegin(steps.get(i))) {
                commits.add(new Commit(begun, i, Commit.Owner.SCRIPT));
                begun = -1;
            }
        }
        if (begun >= 0) {
            commits.add(new Commit(begun, steps.size() - 1, Commit.Owner.SCRIPT));
        }
        return List.copyOf(commits);
    }

    /** The statements that change roles, the server's settings or other databases; these are confirmed separately. */
    public List<Leaving> leaving() {
        return steps.stream()
                .flatMap(step -> Reach.of(step).map(reach -> new Leaving(step, reach)).stream())
                .toList();
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

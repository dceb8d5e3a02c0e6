package dev.alidade.migration;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.script.MigrationScript;
import dev.alidade.migration.script.ScriptPlan;
import dev.alidade.migration.script.ScriptPlan.Mode;
import dev.alidade.migration.script.ScriptSource;
import dev.alidade.migration.script.ScriptText;
import dev.alidade.statement.Piece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with what will be sent of it. */
record PlannedScript(MigrationScript script, ScriptPlan plan) {

    /**
     * Reads a file again.
     *
     * @throws AppException when it is no longer the one that the status has seen
     */
    static PlannedScript read(MigrationScript script) {
        var text = ScriptText.read(script.file());
        if (script.checksumOf(text) != script.checksum()) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.file.changed",
                    Messages.text("migration.file.changed", script.name()),
                    Messages.text("migration.file.changed.next")));
        }
        return new PlannedScript(script, script.body().source().plan(text));
    }

    /** What takes a migration back, as it is now, under the name of its own file. */
    static PlannedScript down(MigrationScript script, ScriptSource down) {
        var text = ScriptText.read(down.file());
        boolean program = String.valueOf(down.file().getFileName()).endsWith(".py");
        var plan = program ? new ScriptPlan(List.of(), List.of(), Mode.NO_TRANSACTION) : down.plan(text);
        var folder = down.folder();
        var name = down.file().startsWith(folder)
                ? folder.relativize(down.file()).toString().replace('\\', '/')
                : String.valueOf(down.file().getFileName());
        var body = new MigrationScript.Body(
                down,
                program ? MigrationScript.Kind.PYTHON : MigrationScript.Kind.SQL,
                text.checksum(),
                plan.mode(),
                plan.steps().size());
        return new PlannedScript(
                new MigrationScript(script.version(), script.description(), name, body, null, null), plan);
    }

    /** Whether it is run by Python and not sent to the server. */
    boolean isProgram() {
        return script.kind() == MigrationScript.Kind.PYTHON;
    }

    int total() {
        return plan.steps().size();
    }

    /** How many statements stay committed when one fails. */
    int committedBefore(int failedIndex) {
        return switch (plan.mode()) {
            case TRANSACTION, UNWRAPPED -> 0;
            case NO_TRANSACTION -> failedIndex;
            case OWN_TRANSACTIONS -> plan.committedBefore(failedIndex);
        };
    }

    /** Whether the file begins a transaction that it never ends. */
    boolean leavesTransactionOpen() {
        return plan.mode() == Mode.OWN_TRANSACTIONS && plan.committedBefore(total()) < total();
    }

    ScriptFailed failed(Problem problem, int committed, @Nullable Throwable cause) {
        return new ScriptFailed(new MigrationFailure(script, 0, 0, "", problem, committed), cause);
    }

    /** In an included file the place is told in words, because line and column are the script's own. */
    ScriptFailed failed(Piece piece, int position, Problem problem, int committed, Throwable cause) {
        var place = piece.place(position);
        if (place.file().isEmpty()) {
            return new ScriptFailed(
                    new MigrationFailure(script, place.line(), place.column(), piece.sql(), problem, committed), cause);
        }
        var where = Messages.text("migration.script.place", place.file(), Integer.toString(place.line()));
        var detail = problem.detail() == null ? where : where + "\n" + problem.detail();
        var located = new Problem(
                problem.kind(), problem.code(), problem.message(), problem.nextStep(), problem.sqlState(), detail);
        return new ScriptFailed(new MigrationFailure(script, 0, 0, piece.sql(), located, committed), cause);
    }
}

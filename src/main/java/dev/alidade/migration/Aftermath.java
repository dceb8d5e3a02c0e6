package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.History.Tool;
import dev.alidade.migration.ledger.Ledgers;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks the database what came of a file whose connection was lost: a commit may have arrived and its answer not. */
final class Aftermath {
    private static final Logger LOG = Logger.getLogger(Aftermath.class.getName());

    /**
     * What is true after a failure.
     *
     * @param applied whether the file is committed with its history row all the same
     * @param failure the failure, told with what was found
     */
    record Truth(MigrationFailure failure, boolean applied) {}

    private final Database database;
    private final HistoryReader histories;
    private final Ledgers ledgers;

    Aftermath(Database database, HistoryReader histories, Ledgers ledgers) {
        this.database = database;
        this.histories = histories;
        this.ledgers = ledgers;
    }

    Truth of(MigrationFailure failure) {
        if (failure.problem().kind() != ProblemKind.CONNECTION) {
            return new Truth(new Suggestions(database).added(failure), false);
        }
        try {
            return read(failure);
        } catch (AppException e) {
            LOG.log(Level.FINE, "the truth could not be read", e);
            return told(failure, Messages.text("migration.lost.unknown"), false, failure.committedStatements());
        }
    }

    private Truth read(MigrationFailure failure) {
        var cancellation = new Cancellation();
        var version = failure.script().version();
        boolean applied = histories.read(cancellation).stream()
                .filter(h -> h.tool() == Tool.FLYWAY)
                .flatMap(h -> h.rows().stream())
                .filter(row -> version.equals(row.version()))
                .reduce((_, last) -> last)
                .filter(row -> row.success() && !row.isUndo())
                .filter(row -> !version.isRepeatable()
                        || Integer.valueOf(failure.script().checksum()).equals(row.checksum()))
                .isPresent();
        var name = failure.script().name();
        if (applied) {
            return told(failure, Messages.text("migration.lost.applied", name), true, 0);
        }
        if (failure.isProgram()) {
            return new Truth(failure, false);
        }
        if (failure.script().mode().isTransactional()) {
            return told(failure, Messages.text("migration.lost.nothing", name), false, 0);
        }
        var run = ledgers.runs(cancellation).get(version);
        int done = run == null ? 0 : run.lastDone();
        return told(failure, Messages.text("migration.lost.part", name, Integer.toString(done)), false, done);
    }

    private static Truth told(MigrationFailure failure, String truth, boolean applied, int committed) {
        var was = failure.problem();
        var problem = new Problem(
                was.kind(), was.code(), was.message() + " " + truth, was.nextStep(), was.sqlState(), was.detail());
        return new Truth(
                new MigrationFailure(
                        failure.script(), failure.line(), failure.column(), failure.statement(), problem, committed),
                applied);
    }
}

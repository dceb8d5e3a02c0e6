package dev.alidade.console;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.DedicatedSession;
import dev.alidade.database.DedicatedSession.TransactionState;
import dev.alidade.database.Notice;
import dev.alidade.database.ResultReceiver;
import dev.alidade.database.Row;
import dev.alidade.database.SqlProblems;
import dev.alidade.database.TypedStatement;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.TransactionRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a console, opened at the first run and kept: settings, temporary tables and an open transaction
 * last from run to run. A connection that died while nothing was open is replaced silently; one that died in a transaction
 * is told. Runs come one at a time, on threads that may wait; {@link #status} and {@link #mode} may be asked from any.
 */
public final class ConsoleSession implements AutoCloseable {
    /** A connection that was used a moment ago is not asked whether it lives. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private static final String LOOK = "alidade_look";

    private final Database database;
    private final InstantSource clock;
    private final Lock turn = new ReentrantLock();
    private final SessionWatcher watcher;
    private final SessionMemory memory = new SessionMemory();
    private volatile TransactionMode mode = TransactionMode.AUTO;
    private volatile TransactionStatus status = TransactionStatus.NONE;
    private volatile @Nullable DedicatedSession held;
    private long usedNanos;

    /**
     * @param watcher hears about every change of the transaction's status and about a loss, on the thread that runs
     */
    public ConsoleSession(Database database, InstantSource clock, SessionWatcher watcher) {
        this.database = database;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Whether statements commit by themselves. */
    public TransactionMode mode() {
        return mode;
    }

    /** Chooses for the statements to come; an open transaction stays open. On a read-only target nothing is to be chosen. */
    public void choose(TransactionMode wanted) {
        mode = database.target().readOnly() ? TransactionMode.AUTO : wanted;
    }

    /** Where the session stands. */
    public TransactionStatus status() {
        return status;
    }

    /** Whether nothing can be changed through it. */
    public boolean isReadOnly() {
        return database.target().readOnly();
    }

    /**
     * Runs statements one after the other; the first that fails or is stopped ends the run.
     *
     * @return whether all of them came to their end
     */
    public boolean run(
            List<ConsoleStatement> statements, RunOptions options, Cancellation cancellation, RunListener listener) {
        turn.lock();
        try {
            for (var statement : statements) {
                listener.begins(statement);
                boolean wasFailed = status.state() == TransactionState.FAILED;
                var outcome = new StatementRun(this, statement, options).run(cancellation, listener);
                note();
                remember(statement, outcome, wasFailed);
                listener.ended(outcome);
                if (outcome instanceof StatementOutcome.Failed || outcome instanceof StatementOutcome.Stopped) {
                    return false;
                }
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    /** Ends the open transaction by keeping or dropping what it did; nothing happens where none is open. */
    public void end(boolean keep, Cancellation cancellation) {
        turn.lock();
        try {
            var session = held;
            if (session == null || !status.isOpen()) {
                return;
            }
            boolean failed = status.state() == TransactionState.FAILED;
            try {
                session.run(TypedStatement.of(keep && !failed ? "commit" : "rollback"), cancellation, new Silence());
            } catch (AppException e) {
                throw SqlProblems.isConnectionLost(e) ? lost(e, keep ? "commit" : "rollback") : e;
            } finally {
                note();
            }
            memory.ended(keep && !failed);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Looks whether the connection still lives, where one is held and nothing runs; the watcher hears of a loss. One round
     * trip.
     */
    public void look() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            var session = held;
            if (session != null && !session.isAlive()) {
                gone(session);
            }
        } finally {
            turn.unlock();
        }
    }

    private void gone(DedicatedSession session) {
        session.close();
        held = null;
        var loss = memory.lost(status.isOpen());
        note();
        watcher.lost(loss);
    }

    private void remember(ConsoleStatement statement, StatementOutcome outcome, boolean wasFailed) {
        boolean took = outcome instanceof StatementOutcome.Done || outcome instanceof StatementOutcome.Rows;
        if (held == null || !took) {
            return;
        }
        var verb = statement.verb();
        if (!TransactionRules.isControl(statement.piece())) {
            memory.did(statement, status.isOpen());
        } else if (TransactionRules.isBegin(statement.piece())) {
            memory.began();
        } else if (!status.isOpen()) {
            memory.ended(!wasFailed && (verb.equals("commit") || verb.equals("end")));
        }
    }

    /**
     * The plan of a statement. With {@code analyze} it is run and taken back: in a transaction of its own, or behind a
     * savepoint of the open one. What a sequence gave out stays given out.
     */
    public Plan explain(
            ConsoleStatement statement, ExplainOptions wanted, RunOptions options, Cancellation cancellation) {
        turn.lock();
        try {
            return new ExplainRun(this, statement, options)
                    .run(wanted, database.facts().major(), cancellation);
        } finally {
            note();
            turn.unlock();
        }
    }

    /** The types of a statement's parameters, in the order of {@link Binding#names}; empty where the server cannot say. */
    public List<String> parameterTypes(Binding binding) {
        turn.lock();
        try {
            return status.state() == TransactionState.FAILED
                    ? List.of()
                    : ready(_ -> {}).valueTypes(binding.sql());
        } catch (AppException e) {
            return List.of();
        } finally {
            note();
            turn.unlock();
        }
    }

    /** Runs a statement of Alidade's own, which changes nothing; an open transaction stays what it is when it fails. */
    void ask(TypedStatement asked, Cancellation cancellation, ResultReceiver receiver) {
        turn.lock();
        try {
            var session = ready(_ -> {});
            boolean guards = session.transaction() == TransactionState.OPEN;
            if (guards) {
                session.run(TypedStatement.of("savepoint " + LOOK), cancellation, new Silence());
            }
            try {
                session.run(asked, cancellation, receiver);
            } catch (AppException e) {
                if (guards && session.transaction() == TransactionState.FAILED) {
                    session.run(TypedStatement.of("rollback to savepoint " + LOOK), new Cancellation(), new Silence());
                }
                throw SqlProblems.isConnectionLost(e) ? lost(e, "select") : e;
            }
            if (guards) {
                session.run(TypedStatement.of("release savepoint " + LOOK), new Cancellation(), new Silence());
            }
        } finally {
            note();
            turn.unlock();
        }
    }

    /** Closes the connection, whatever it does; an open transaction is taken back by the server. */
    @Override
    public void close() {
        var session = held;
        held = null;
        if (session != null) {
            session.close();
        }
    }

    /** The session, opened or replaced where it died while nothing was open. */
    DedicatedSession ready(Consumer<String> tell) {
        var session = held;
        if (session != null
                && !status.isOpen()
                && System.nanoTime() - usedNanos > TRUST.toNanos()
                && !session.isAlive()) {
            gone(session);
            session = null;
            tell.accept(Messages.text("console.session.renewed"));
        }
        if (session == null) {
            session = database.dedicated();
            held = session;
        }
        usedNanos = System.nanoTime();
        return session;
    }

    /** In manual mode, begins a transaction before the first statement that may be in one. */
    void beginFor(ConsoleStatement statement, DedicatedSession session, RunListener listener) {
        if (mode == TransactionMode.AUTO || TransactionRules.isControl(statement.piece())) {
            return;
        }
        boolean refuses = TransactionRules.refusesTransaction(statement.piece());
        if (session.transaction() == TransactionState.NONE && refuses) {
            listener.told(Messages.text(
                    "console.transaction.outside", statement.piece().summary(60)));
        } else if (session.transaction() == TransactionState.NONE) {
            session.run(TypedStatement.of("begin"), new Cancellation(), new Silence());
            memory.began();
            note();
        } else if (refuses) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "console.transaction.refused",
                    Messages.text(
                            "console.transaction.refused", statement.piece().summary(60)),
                    Messages.text("console.transaction.refused.next")));
        }
    }

    /** What a lost connection means here; the session is gone afterwards. */
    AppException lost(AppException failure, String verb) {
        boolean inTransaction = status.isOpen();
        boolean commits = inTransaction && (verb.equals("commit") || verb.equals("end"));
        var key =
                commits ? "console.lost.commit" : inTransaction ? "console.lost.transaction" : "console.lost.statement";
        var was = failure.problem();
        var session = held;
        if (session != null) {
            gone(session);
        }
        return new AppException(
                new Problem(
                        was.kind(),
                        key,
                        Messages.text(key),
                        Messages.text(key + ".next"),
                        was.sqlState(),
                        was.message()),
                failure);
    }

    /** Looks where the session stands now. */
    void note() {
        usedNanos = System.nanoTime();
        var session = held;
        var before = status;
        var state = session == null ? TransactionState.NONE : session.transaction();
        if (state == before.state()) {
            return;
        }
        var since = before.since();
        status = state == TransactionState.NONE
                ? TransactionStatus.NONE
                : new TransactionStatus(state, since == null ? clock.instant() : since);
        watcher.transaction(status);
    }

    /** Takes nothing. */
    static final class Silence implements ResultReceiver {
        @Override
        public void columns(List<Row.Column> columns) {}

        @Override
        public boolean row(Row row) {
            return true;
        }

        @Override
        public void count(long rows) {}

        @Override
        public void notice(Notice notice) {}
    }
}

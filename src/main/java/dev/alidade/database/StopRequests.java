package dev.alidade.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries requests to stop to the server such that each hits the step it was meant for: one that comes too early is sent
 * again, one that comes too late is not sent, and no step begins while one is on its way.
 */
final class StopRequests {
    private static final Logger LOG = Logger.getLogger(StopRequests.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Connection connection;
    private final Lock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long step;
    private boolean underWay;

    StopRequests(Connection connection) {
        this.connection = connection;
    }

    /** A step begins, which the cancellation may stop. */
    void begin(Cancellation cancellation) {
        lock.lock();
        try {
            step++;
            underWay = true;
        } finally {
            lock.unlock();
        }
        cancellation.onRequest(this::stop);
    }

    /** The step is over. */
    void over(Cancellation cancellation) {
        cancellation.stepOver();
        lock.lock();
        try {
            underWay = false;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a step is under way. */
    boolean isBusy() {
        lock.lock();
        try {
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        lock.lock();
        try {
            long mine = step;
            long patience = AGAIN.toNanos();
            while (underWay && step == mine) {
                connection.unwrap(PGConnection.class).cancelQuery();
                if (ended.awaitNanos(patience) <= 0) {
                    patience *= 2;
                }
            }
        } catch (SQLException e) {
            throw SqlProblems.of(e);
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "asked once only", e);
        } finally {
            lock.unlock();
        }
    }
}

package dev.alidade.database;

import dev.alidade.error.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Remembers whether the link works and tells the listeners about each change once. Thread-safe. */
final class ConnectionHealth {
    private static final Logger LOG = Logger.getLogger(ConnectionHealth.class.getName());

    private final List<Consumer<ConnectionState>> listeners = new CopyOnWriteArrayList<>();
    private ConnectionState state = new ConnectionState.Connected();

    synchronized ConnectionState state() {
        return state;
    }

    void listen(Consumer<ConnectionState> listener) {
        listeners.add(listener);
    }

    void lost(Problem reason) {
        synchronized (this) {
            if (state instanceof ConnectionState.Lost) {
                return;
            }
            state = new ConnectionState.Lost(reason);
        }
        LOG.log(Level.INFO, "connection lost: {0}", reason.message());
        tell();
    }

    void worked() {
        synchronized (this) {
            if (!(state instanceof ConnectionState.Lost)) {
                return;
            }
            state = new ConnectionState.Renewed();
        }
        LOG.info("connection renewed");
        tell();
    }

    private void tell() {
        var now = state();
        listeners.forEach(listener -> listener.accept(now));
    }
}

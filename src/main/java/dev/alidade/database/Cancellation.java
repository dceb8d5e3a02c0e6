package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, shared between the one who asks and the one who works. It interrupts no thread: whoever runs a
 * statement registers how to cancel it on the server, others look at {@link #isRequested()} between steps. Thread-safe.
 */
public final class Cancellation {
    private boolean requested;
    private @Nullable Runnable cancelStep;

    /** Asks for a stop; runs the registered action once, on the calling thread (it may open a socket). */
    public void request() {
        Runnable action;
        synchronized (this) {
            requested = true;
            action = cancelStep;
            cancelStep = null;
        }
        if (action != null) {
            action.run();
        }
    }

    /** Whether somebody asked. */
    public synchronized boolean isRequested() {
        return requested;
    }

    /**
     * Registers how the current step is cancelled, replacing what was registered before.
     *
     * @throws AppException with kind CANCELLED when the stop was already requested
     */
    public synchronized void onRequest(Runnable cancel) {
        check();
        cancelStep = cancel;
    }

    /** Forgets the registered action: the step is over. */
    public synchronized void stepOver() {
        cancelStep = null;
    }

    /** Throws when a stop was requested; to be called between steps. */
    public synchronized void check() {
        if (requested) {
            throw new AppException(
                    Problem.of(ProblemKind.CANCELLED, "database.cancelled", Messages.text("database.cancelled"), null));
        }
    }
}

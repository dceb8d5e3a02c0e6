package dev.alidade.console.ui;

import dev.alidade.console.SessionLoss;
import java.util.List;

/** How the console's connection stands, as far as a person must know of it. */
sealed interface LinkState {
    /** What went with a session that held nothing. */
    SessionLoss NOTHING = new SessionLoss(false, List.of(), List.of());

    /** Nothing to tell. */
    record Fine() implements LinkState {}

    /**
     * The server does not answer.
     *
     * @param reason in one sentence
     * @param loss what went with the session
     */
    record Lost(String reason, SessionLoss loss) implements LinkState {}

    /**
     * It answers again, in a new session.
     *
     * @param loss what is gone for good
     */
    record Back(SessionLoss loss) implements LinkState {}
}

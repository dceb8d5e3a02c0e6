package dev.alidade.ui;

import dev.alidade.error.Problem;

/** The few moments when a window may step in front of the work. Tests pass a recording one. */
public interface Dialogs {
    /** Shows a defect with its code and a copy button. */
    void unexpected(Problem problem);

    /**
     * Asks before something that cannot be undone.
     *
     * @param action label of the button that goes ahead: verb and object, never "OK"
     */
    void confirm(String title, String text, String action, Runnable goAhead);
}

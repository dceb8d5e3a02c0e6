package dev.alidade.ui;

import javafx.application.Platform;

/** Guards against waiting on the JavaFX thread. */
public final class FxThread {
    private FxThread() {}

    /**
     * Throws on the JavaFX thread; passes on every other.
     *
     * @throws IllegalStateException when called on the JavaFX thread: a defect
     */
    public static void refuse() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("work that may wait was started on the user interface thread");
        }
    }
}

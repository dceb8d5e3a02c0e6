package dev.alidade.ui.task;

import dev.alidade.database.Cancellation;

/** What a job may say and ask while it runs; usable from the job's thread. */
public interface TaskContext {
    /** The request to stop; hand it to the database or check it between steps. */
    Cancellation cancellation();

    /**
     * Reports where the job stands. May be called often: only the newest report reaches the window.
     *
     * @param message what is being done now
     * @param done steps finished
     * @param total all steps; 0 when unknown
     */
    void progress(String message, long done, long total);
}

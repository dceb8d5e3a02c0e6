package dev.alidade.migration;

import dev.alidade.migration.script.MigrationScript;

/** Where it is written down, beyond any transaction, that a script is about to run and what came of it. */
@FunctionalInterface
public interface ScriptJournal {
    /** Writes nothing. */
    ScriptJournal NONE = _ -> new Entry() {
        @Override
        public void done() {}

        @Override
        public void failed(String message) {}
    };

    /**
     * Writes the intent; it is safe when this returns.
     *
     * @throws dev.alidade.error.AppException when it cannot be written; the script must then not run
     */
    Entry begin(MigrationScript script);

    /** A script that was begun. */
    interface Entry {
        /** It ended well and is recorded. */
        void done();

        /** It failed or was stopped; what it had committed stays. */
        void failed(String message);
    }
}

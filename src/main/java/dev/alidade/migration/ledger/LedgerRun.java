package dev.alidade.migration.ledger;

import dev.alidade.migration.ledger.LedgerEntry.Backend;
import dev.alidade.migration.ledger.LedgerEntry.File;
import dev.alidade.migration.ledger.LedgerEntry.Step;
import dev.alidade.migration.script.ScriptVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the last run of a file came, as the ledger tells.
 *
 * @param file as it was then
 * @param done the statements known to be committed, in order
 * @param doubt the statement that was begun and of whose end nothing is known; null when there is none
 * @param failed the statement that failed, or null; nothing of it is committed, but an invalid index may be left
 * @param hasFailed whether the run ended with a failure
 * @param hasEnded whether the file was applied or taken back in the end
 * @param isReverting whether it was to be taken back
 * @param backend the server process of the last statement; null when not known
 */
public record LedgerRun(
        File file,
        List<Step> done,
        @Nullable Step doubt,
        @Nullable Step failed,
        boolean hasFailed,
        boolean hasEnded,
        boolean isReverting,
        @Nullable Backend backend) {
    public LedgerRun {
        done = List.copyOf(done);
    }

    /** Whether it was cut off: begun, and neither failed nor ended. */
    public boolean isInterrupted() {
        return !hasFailed && !hasEnded;
    }

    /** The number of the last statement known to be done; 0 for none. */
    public int lastDone() {
        return done.stream().mapToInt(Step::number).max().orElse(0);
    }

    /** The last run of every file. */
    public static Map<ScriptVersion, LedgerRun> of(List<LedgerEntry> entries) {
        var tellers = new HashMap<ScriptVersion, Teller>();
        for (var entry : entries) {
            tellers.computeIfAbsent(entry.file().version(), _ -> new Teller(entry.file()))
                    .hear(entry);
        }
        var runs = new HashMap<ScriptVersion, LedgerRun>();
        tellers.forEach((version, teller) -> runs.put(version, teller.run()));
        return runs;
    }

    private static final class Teller {
        private File file;
        private final List<Step> done = new ArrayList<>();
        private @Nullable Step doubt;
        private @Nullable Step failed;
        private boolean hasFailed;
        private boolean hasEnded;
        private boolean isReverting;
        private @Nullable Backend backend;

        Teller(File file) {
            this.file = file;
        }

        void hear(LedgerEntry entry) {
            var step = entry.step();
            file = entry.file();
            switch (entry.phase()) {
                case BEGUN -> reset();
                case INTENT -> {
                    hasFailed = false;
                    failed = null;
                    doubt = step;
                    backend = entry.backend();
                }
                case DONE -> {
                    if (step != null) {
                        done.add(step);
                    }
                    hasFailed = false;
                    doubt = null;
                }
                case FAILED -> {
                    hasFailed = true;
                    failed = step;
                    doubt = null;
                }
                case REVERTING -> {
                    reset();
                    isReverting = true;
                }
                case APPLIED, REVERTED -> {
                    reset();
                    hasEnded = true;
                }
            }
        }

        private void reset() {
            done.clear();
            doubt = null;
            failed = null;
            hasFailed = false;
            hasEnded = false;
            isReverting = false;
            backend = null;
        }

        LedgerRun run() {
            return new LedgerRun(file, done, doubt, failed, hasFailed, hasEnded, isReverting, backend);
        }
    }
}

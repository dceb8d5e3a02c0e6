package dev.alidade.migration.ledger;

import dev.alidade.migration.ledger.LedgerEntry.Backend;
import dev.alidade.migration.ledger.LedgerEntry.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a migration as the ledger tells it. A run that goes on where another stopped is one of its own.
 *
 * @param by the role that wrote it; null where the ledger is the user's own file
 * @param begun its first entry; null when not known
 * @param last its last entry; null when not known
 * @param end what came of it
 * @param done the number of the last statement known to be done; 0 for none
 * @param stoppedAt the number of the statement that failed or of whose end nothing is known; 0 for none
 * @param steps how many statements the file had
 * @param message what the server said when it failed; null otherwise
 */
public record PastRun(
        @Nullable String by,
        @Nullable Instant begun,
        @Nullable Instant last,
        End end,
        int done,
        int stoppedAt,
        int steps,
        @Nullable String message) {

    /** What came of a run. */
    public enum End {
        /** All of it is done and recorded. */
        APPLIED,
        /** It took the migration back. */
        REVERTED,
        /** A statement failed. */
        FAILED,
        /** Nothing says that it ended: it was cut off, or is under way. */
        OPEN;

        /** The last part of its text's key. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An entry with the name under which it was written.
     *
     * @param by null where nobody signed
     */
    record Signed(LedgerEntry entry, @Nullable String by) {}

    /** From its first entry to its last; empty for a run of one entry, which says nothing of its length. */
    public Optional<Duration> took() {
        return begun == null || last == null || begun.equals(last)
                ? Optional.empty()
                : Optional.of(Duration.between(begun, last));
    }

    /** The runs that these entries of one migration, oldest first, tell of; newest first. */
    static List<PastRun> of(List<Signed> entries) {
        var runs = new ArrayList<PastRun>();
        Teller open = null;
        for (var signed : entries) {
            if (open != null && open.isOver(signed.entry())) {
                runs.addFirst(open.run());
                open = null;
            }
            open = open == null ? new Teller(signed) : open;
            open.hear(signed.entry());
        }
        if (open != null) {
            runs.addFirst(open.run());
        }
        return runs;
    }

    private static final class Teller {
        private final Signed first;
        private LedgerEntry last;
        private @Nullable Backend backend;
        private End end = End.OPEN;
        private int done;
        private int stoppedAt;
        private @Nullable String message;

        Teller(Signed first) {
            this.first = first;
            this.last = first.entry();
        }

        /** What another server process writes, or what follows an end, belongs to the next run. */
        boolean isOver(LedgerEntry next) {
            var other = next.backend();
            boolean elsewhere = backend != null
                    && other != null
                    && (backend.pid() != other.pid() || backend.startedMicros() != other.startedMicros());
            return end != End.OPEN || next.phase() == Phase.BEGUN || next.phase() == Phase.REVERTED || elsewhere;
        }

        void hear(LedgerEntry entry) {
            last = entry;
            backend = entry.backend() == null ? backend : entry.backend();
            var step = entry.step();
            int number = step == null ? 0 : step.number();
            switch (entry.phase()) {
                case INTENT -> stoppedAt = number;
                case DONE -> {
                    done = Math.max(done, number);
                    stoppedAt = 0;
                }
                case FAILED -> {
                    stoppedAt = number;
                    message = entry.message();
                    end = End.FAILED;
                }
                case APPLIED -> {
                    done = entry.file().steps();
                    stoppedAt = 0;
                    end = End.APPLIED;
                }
                case REVERTED -> end = End.REVERTED;
                default -> {}
            }
        }

        PastRun run() {
            return new PastRun(
                    first.by(),
                    first.entry().at(),
                    last.at(),
                    end,
                    done,
                    stoppedAt,
                    last.file().steps(),
                    message);
        }
    }
}

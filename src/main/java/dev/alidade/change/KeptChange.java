package dev.alidade.change;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was made, with what was kept to take it back.
 *
 * @param id its number in the store; empty until it is kept
 * @param what which change it was
 * @param beforeHash names the snapshot without it
 * @param afterHash names the snapshot with it
 * @param uncertainHash names the snapshot without it and without what cannot be attributed; null when everything can
 * @param computed what the trial of the computed way back showed; tells, and is never trusted
 * @param script what the trial of the hand-written one showed; null when there was none
 * @param doneBy the role that made it
 * @param doneAt when; null until it is kept
 * @param undoneAt when it was taken back; null while it stands
 */
public record KeptChange(
        String id,
        Subject what,
        String beforeHash,
        String afterHash,
        @Nullable String uncertainHash,
        Trialled computed,
        @Nullable Trialled script,
        String doneBy,
        @Nullable Instant doneAt,
        @Nullable Instant undoneAt) {

    /**
     * Which change it was.
     *
     * @param feature whose it is, e.g. {@code migration}
     * @param key by which the feature knows it, e.g. a version
     * @param fingerprint of what ran, so that another text under the same key is told apart
     * @param title for a person
     */
    public record Subject(String feature, String key, String fingerprint, String title) {}

    /** The verdict of a trial and its reasons. */
    public record Trialled(Verdict verdict, List<Reason> reasons) {
        public Trialled {
            reasons = List.copyOf(reasons);
        }

        static Trialled of(Attempt attempt) {
            return new Trialled(attempt.verdict(), attempt.reasons());
        }
    }

    /** Whether it still stands. */
    public boolean stands() {
        return undoneAt == null;
    }

    /** Whether it was written down before it ran, where no transaction could hold both. */
    public boolean isIntent() {
        return computed.reasons().stream().anyMatch(reason -> reason.code() == Reason.Code.UNSETTLED);
    }

    /** Whether it was begun and nobody knows yet what came of it. */
    public boolean isUnsettled() {
        return stands() && isIntent();
    }
}

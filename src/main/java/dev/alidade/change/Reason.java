package dev.alidade.change;

import dev.alidade.i18n.Messages;
import java.util.regex.Pattern;

/**
 * Why a verdict is not better.
 *
 * @param code what was found
 * @param subject the object concerned, as a person writes it; may be empty
 * @param detail numbers or the server's words; may be empty
 */
public record Reason(Code code, String subject, String detail) {
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");

    /** What was found, and the verdict that follows. */
    public enum Code {
        TABLE_DROPPED(Verdict.NEEDS_DATA),
        COLUMN_DROPPED(Verdict.NEEDS_DATA),
        SEQUENCE_DROPPED(Verdict.NEEDS_DATA),
        TYPE_CHANGED(Verdict.NEEDS_DATA),
        ROWS_CHANGED(Verdict.NEEDS_DATA),
        TRUNCATED(Verdict.NEEDS_DATA),
        VALUES_MISSING(Verdict.NEEDS_DATA),
        ROWS_UNKNOWN(Verdict.NEEDS_DATA),
        ROWS_UNCOUNTED(Verdict.NEEDS_DATA),
        ON_A_COPY(Verdict.NEEDS_DATA),
        EXPENSIVE(Verdict.UNTRIED),
        LOCKED(Verdict.UNTRIED),
        TOO_SLOW(Verdict.UNTRIED),
        NOT_TRANSACTIONAL(Verdict.UNTRIED),
        UNSETTLED(Verdict.UNTRIED),
        CUT_OFF(Verdict.UNTRIED),
        LEAVES(Verdict.UNTRIED),
        UNATTRIBUTED(Verdict.UNTRIED),
        FOREIGN(Verdict.NOT_REVERSIBLE),
        GUARD(Verdict.NOT_REVERSIBLE),
        UNSUPPORTED(Verdict.NOT_REVERSIBLE),
        REVERSE_FAILED(Verdict.NOT_REVERSIBLE),
        LEFT_BEHIND(Verdict.NOT_REVERSIBLE),
        NOT_RESTORED(Verdict.NOT_REVERSIBLE),
        OTHERWISE(Verdict.NOT_REVERSIBLE),
        /** A statement of the way back that was shown with the change and tried with it. */
        LEADS_BACK(Verdict.EXACT);

        private final Verdict verdict;

        Code(Verdict verdict) {
            this.verdict = verdict;
        }

        private boolean countsRows() {
            return this == TABLE_DROPPED || this == COLUMN_DROPPED || this == TRUNCATED;
        }

        boolean isDifference() {
            return this == LEFT_BEHIND || this == NOT_RESTORED || this == OTHERWISE;
        }

        /** Whether the way back is not worth trying; what cannot be attributed is left out of it. */
        boolean forbidsTrial() {
            return verdict.compareTo(Verdict.UNTRIED) >= 0 && this != UNATTRIBUTED;
        }

        /** The best verdict that is left with such a finding. */
        public Verdict verdict() {
            return verdict;
        }
    }

    static Reason of(Code code, String subject) {
        return new Reason(code, subject, "");
    }

    /** One translated sentence. */
    public String text() {
        if (!code.countsRows()) {
            return Messages.text("change.reason." + code, subject, detail);
        }
        return COUNT.matcher(detail).matches()
                ? Messages.text("change.reason." + code, subject, Long.valueOf(detail))
                : Messages.text("change.reason." + code + ".uncounted", subject);
    }
}

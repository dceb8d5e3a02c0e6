package dev.alidade.monitoring.check;

import dev.alidade.i18n.Messages;
import java.time.Duration;
import java.util.List;

/**
 * What came of one check.
 *
 * @param check which
 * @param verdict fine, findings, not looked at, or turned off
 * @param findings worst first; empty unless the verdict is FINDING
 * @param reasons why something could not be looked at, also beside findings
 * @param assumptions what was taken for granted because nobody could say
 * @param took round trips included
 */
public record CheckResult(
        Check check,
        Verdict verdict,
        List<Finding> findings,
        List<String> reasons,
        List<String> assumptions,
        Duration took) {
    /** The three answers; and that nobody asked. */
    public enum Verdict {
        FINE,
        FINDING,
        NOT_CHECKED,
        OFF
    }

    public CheckResult {
        findings = List.copyOf(findings);
        reasons = List.copyOf(reasons);
        assumptions = List.copyOf(assumptions);
    }

    static CheckResult notChecked(Check check, String reason, Duration took) {
        return new CheckResult(check, Verdict.NOT_CHECKED, List.of(), List.of(reason), List.of(), took);
    }

    static CheckResult off(Check check) {
        var reason = Messages.text("check.reason.off");
        return new CheckResult(check, Verdict.OFF, List.of(), List.of(reason), List.of(), Duration.ZERO);
    }
}

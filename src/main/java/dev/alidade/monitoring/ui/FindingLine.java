package dev.alidade.monitoring.ui;

import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.fix.KeptFix;
import dev.alidade.monitoring.report.HealthReport.IgnoredFinding;

/** One line of the list in the middle. */
public sealed interface FindingLine {
    /** A defect that counts. */
    record Open(Finding finding) implements FindingLine {}

    /** A check that could not look, or not everywhere. */
    record NotChecked(CheckResult result) implements FindingLine {}

    /** A defect that somebody lives with. */
    record Passed(IgnoredFinding ignored) implements FindingLine {}

    /** A fix that was applied. */
    record Mended(KeptFix fix) implements FindingLine {}

    /** A check, whatever it answered. */
    record Checked(CheckResult result) implements FindingLine {}

    /** By which the line is found again after another run. */
    default String key() {
        return switch (this) {
            case Open open -> open.finding().key();
            case NotChecked missed -> "?" + missed.result().check().id();
            case Passed passed -> passed.ignored().finding().key();
            case Mended mended -> mended.fix().change().id();
            case Checked checked -> ofCheck(checked.result().check());
        };
    }

    /** What the filter looks at. */
    default String words() {
        return switch (this) {
            case Open open ->
                open.finding().detail() + " " + open.finding().check().title();
            case NotChecked missed -> missed.result().check().title();
            case Passed passed -> passed.ignored().finding().detail();
            case Mended mended -> mended.fix().key();
            case Checked checked ->
                checked.result().check().title() + " "
                        + checked.result().check().id();
        };
    }

    /** The key of a check's own line. */
    static String ofCheck(Check check) {
        return "=" + check.id();
    }
}

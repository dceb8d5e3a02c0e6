package dev.alidade.monitoring.check;

import java.util.List;
import java.util.Locale;

/**
 * One defect.
 *
 * @param check whose finding it is
 * @param severity the check's, or the row's own
 * @param subject {@code schema.object}, quoted where that is needed
 * @param key the same in every run for the same defect: check, subject and, where there are several, the part
 * @param detail what is wrong, in a sentence
 * @param evidence what that rests on
 * @param fixes empty when only a person can tell, several when a person must choose
 */
public record Finding(
        Check check,
        Severity severity,
        String subject,
        String key,
        String detail,
        List<Evidence> evidence,
        List<Fix> fixes) {
    public Finding {
        evidence = List.copyOf(evidence);
        fixes = List.copyOf(fixes);
    }

    static Finding of(Check check, Severity usual, CheckRow row) {
        var subject = Subjects.of(row);
        var part = row.textOrNull("part");
        var evidence = row.evidence();
        var severity = row.textOrNull("severity");
        return new Finding(
                check,
                severity == null ? usual : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                subject,
                check.id() + ":" + subject + (part == null ? "" : ":" + Subjects.quoted(part)),
                check.detail(subject, evidence),
                evidence,
                check.rule().fixer().fixes(row));
    }
}

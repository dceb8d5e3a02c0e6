package dev.alidade.change.definition;

import dev.alidade.change.Attempt;
import dev.alidade.change.Evidence;
import dev.alidade.change.KeptChange;
import dev.alidade.change.Reason;
import dev.alidade.change.Verdict;
import java.util.List;

/**
 * The statements that were shown as leading back when a change was agreed to. They are kept with it where they were tried
 * and brought the definitions back, and run instead of the computed ones where values were converted: a computed way back
 * knows the types alone, not in which time zone or reference system a value was meant.
 */
final class ShownWayBack {
    private ShownWayBack() {}

    /** The evidence with the statements, where their trial went well. */
    static Evidence kept(Evidence evidence, List<String> statements) {
        var tried = evidence.script();
        if (tried == null || tried.verdict().compareTo(Verdict.NEEDS_DATA) > 0) {
            return evidence;
        }
        var reasons = statements.stream()
                .map(statement -> new Reason(Reason.Code.LEADS_BACK, statement, ""))
                .toList();
        return evidence.withScript(Attempt.and(tried, reasons));
    }

    /** The statements by which a change is to be taken back; empty when the computed ones do. */
    static List<String> of(KeptChange change) {
        var script = change.script();
        boolean converted =
                change.computed().reasons().stream().anyMatch(reason -> reason.code() == Reason.Code.TYPE_CHANGED);
        return script == null || !converted
                ? List.of()
                : script.reasons().stream()
                        .filter(reason -> reason.code() == Reason.Code.LEADS_BACK)
                        .map(Reason::subject)
                        .toList();
    }
}

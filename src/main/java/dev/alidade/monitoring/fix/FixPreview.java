package dev.alidade.monitoring.fix;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.monitoring.check.Fix;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody must know before agreeing to a fix, in sentences; what cannot be taken back says so first.
 *
 * @param lines most important first
 * @param isFinal whether nothing leads back
 */
public record FixPreview(List<String> lines, boolean isFinal) {
    public FixPreview {
        lines = List.copyOf(lines);
    }

    /** The sentences for a fix. */
    public static FixPreview of(Fix fix) {
        var lines = new ArrayList<String>();
        if (!fix.canBeUndone()) {
            lines.add(Messages.text("monitoring.fix.final"));
        }
        lines.add(
                fix.locksBriefly()
                        ? Messages.text("monitoring.fix.moment", fix.lock().title())
                        : Messages.text(
                                "monitoring.fix.lock",
                                fix.lock().title(),
                                fix.lock().meaning()));
        if (fix.rewritesTable()) {
            lines.add(Messages.text("monitoring.fix.rewrites"));
        }
        if (fix.readsBytes() > 0) {
            lines.add(Messages.text("monitoring.fix.reads", Sizes.bytes(fix.readsBytes())));
        }
        lines.add(Messages.text(fix.isTransactional() ? "monitoring.fix.whole" : "monitoring.fix.oneByOne"));
        return new FixPreview(lines, !fix.canBeUndone());
    }
}

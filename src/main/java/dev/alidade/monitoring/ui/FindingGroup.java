package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Category;
import dev.alidade.monitoring.report.HealthReport.Counts;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list at the left.
 *
 * @param kind what it holds
 * @param category for {@link Kind#CATEGORY}; null for the others
 * @param counts how its checks answered; null where only the size counts
 * @param size how many lines it holds
 */
public record FindingGroup(
        Kind kind, @Nullable Category category, @Nullable Counts counts, int size) {
    /** What a group holds. */
    public enum Kind {
        ALL,
        CATEGORY,
        /** What the run before did not find. */
        OPENED,
        NOT_CHECKED,
        IGNORED,
        MENDED,
        /** Every check, whatever it answered. */
        CHECKS
    }

    /** For a person. */
    public String title() {
        return category == null ? Messages.text("monitoring.findings.group." + kind.name()) : category.title();
    }

    /** Whether it is the same group, whatever it holds now. */
    public boolean isSame(FindingGroup other) {
        return kind == other.kind && category == other.category;
    }
}

package dev.alidade.console.ui;

import dev.alidade.console.Plan;
import dev.alidade.i18n.Messages;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A plan that a text was asked for, kept while the text is open.
 *
 * @param number counted from 1 within the text
 * @param at when it came
 */
record KeptPlan(int number, String sql, Plan plan, LocalTime at) {
    /** {@code Plan 3 · 12.40 ms · 18:04:22}. */
    String label() {
        var size = plan.analyzed()
                ? PlanWords.millis(plan.executionMillis())
                : Messages.text(
                        "console.plan.costs", PlanWords.count(plan.root().cost()));
        return Messages.text("console.plan.number", number) + " · " + size + " · "
                + at.format(
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).localizedBy(Locale.getDefault()));
    }
}

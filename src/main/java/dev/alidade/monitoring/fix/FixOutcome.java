package dev.alidade.monitoring.fix;

import dev.alidade.change.Verdict;
import dev.alidade.monitoring.check.Finding;

/**
 * What came of a fix.
 *
 * @param finding what was to be mended
 * @param isMended whether the check finds it no more
 * @param undo how sure the way back is, as the trial showed
 */
public record FixOutcome(Finding finding, boolean isMended, Verdict undo) {}

package dev.alidade.browser.ui.transfer;

import dev.alidade.browser.RelationName;
import org.jspecify.annotations.Nullable;

/**
 * The rows that an export would write.
 *
 * @param relation where they are
 * @param condition SQL after where; null for all of them
 * @param order SQL after order by; null for none
 */
public record ExportSubject(
        RelationName relation,
        @Nullable String condition,
        @Nullable String order) {}

package dev.alidade.browser.relation;

import dev.alidade.browser.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a page.
 *
 * @param values one a field: a text, a Boolean or a Long; null where there is nothing to say
 * @param target the relation that it leads to; null when it leads nowhere
 * @param source a longer text behind it, e.g. a trigger's function; null when there is none
 */
public record PageRow(
        List<@Nullable Object> values,
        @Nullable RelationName target,
        @Nullable String source) {
    public PageRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}

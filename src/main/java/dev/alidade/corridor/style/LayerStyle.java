package dev.alidade.corridor.style;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the features of a layer are drawn. A feature is drawn by every rule that it meets, in their order.
 *
 * @param name what it is called
 * @param rules at least one, at most {@link #MOST_RULES}
 */
public record LayerStyle(String name, List<StyleRule> rules) {
    /** The rules a feature meets are kept as bits of one number. */
    public static final int MOST_RULES = 62;

    public LayerStyle {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("a style has 1 to " + MOST_RULES + " rules, not " + rules.size());
        }
    }

    /** A style of one rule for all features. */
    public static LayerStyle single(String name, Symbol symbol) {
        return new LayerStyle(name, List.of(StyleRule.all("", symbol)));
    }

    /** Whether some features meet other rules than others. */
    public boolean isConditional() {
        return rules.stream()
                .anyMatch(rule -> rule.isElse() || !rule.condition().isEmpty());
    }

    /** The column whose text labels the features; null when no rule has labels. */
    public @Nullable String labelColumn() {
        return first(symbol -> symbol.label() == null ? null : symbol.label().column());
    }

    /** The column with the direction of a feature's marker in degrees; null when no rule turns its markers. */
    public @Nullable String rotationColumn() {
        return first(symbol -> symbol.marker() == null ? null : symbol.marker().rotationColumn());
    }

    /** Whether two styles want the same of a row, so that changing from one to the other reads nothing. */
    public boolean readsAs(@Nullable LayerStyle other) {
        return other != null
                && conditions().equals(other.conditions())
                && Objects.equals(labelColumn(), other.labelColumn())
                && Objects.equals(rotationColumn(), other.rotationColumn());
    }

    private List<String> conditions() {
        return rules.stream()
                .map(rule -> rule.isElse() ? "else" : rule.condition())
                .toList();
    }

    private @Nullable String first(Function<Symbol, @Nullable String> wanted) {
        for (var rule : rules) {
            var found = wanted.apply(rule.symbol());
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

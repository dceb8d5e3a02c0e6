package dev.alidade.change.definition;

import dev.alidade.change.KeptChange.Subject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Statements that somebody has seen and agreed to.
 *
 * @param what which change it will be
 * @param statements in order, without a semicolon at their end
 * @param back the way back that was shown with them, for values that no definition brings back; may be empty
 */
public record DefinitionProposal(Subject what, List<String> statements, List<String> back) {
    private static final Pattern ALONE = Pattern.compile(
            "(?s)\\s*((create\\s+(unique\\s+)?|drop\\s+)index\\s+concurrently|reindex|vacuum|alter\\s+system)\\b.*");
    private static final Pattern CONCURRENTLY =
            Pattern.compile("(?i)^(\\s*(?:create\\s+(?:unique\\s+)?|drop\\s+)index\\s+)concurrently\\s+");

    public DefinitionProposal {
        statements = List.copyOf(statements);
        back = List.copyOf(back);
    }

    /** Without a way back but the computed one. */
    public DefinitionProposal(Subject what, List<String> statements) {
        this(what, statements, List.of());
    }

    /** Whether a transaction can hold it. */
    public boolean isTransactional() {
        return isTransactional(statements);
    }

    private static boolean isTransactional(List<String> statements) {
        return statements.stream()
                .noneMatch(s -> ALONE.matcher(s.toLowerCase(Locale.ROOT)).matches());
    }

    /** The same for a transaction: what runs concurrently holds others up instead. */
    public DefinitionProposal inTransaction() {
        return new DefinitionProposal(
                what,
                statements.stream()
                        .map(s -> CONCURRENTLY.matcher(s).replaceFirst("$1"))
                        .toList(),
                back);
    }

    /** The way back to be tried; empty where there is none that a transaction can hold. */
    List<String> triedBack() {
        return isTransactional(back) ? back : List.of();
    }
}

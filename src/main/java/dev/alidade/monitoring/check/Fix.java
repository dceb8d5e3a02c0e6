package dev.alidade.monitoring.check;

import java.util.List;
import java.util.Locale;

/**
 * What would mend a finding: proposed from what the check saw, run only after somebody saw it.
 *
 * @param choice the word by which it is told from other fixes of the same finding; its text is
 *     {@code check.<id>.choice.<word>}; empty when it is the only one
 * @param statements in order, without a semicolon at their end
 * @param undo what leads back, as it is shown; empty when nothing does. What is run in the end is made anew from the
 *     catalog as it was captured before the fix, but for fixes that convert values, whose own way back runs
 * @param lock the strongest lock
 * @param rewritesTable whether the whole table is written anew
 * @param readsBytes how much must be read meanwhile, in bytes; 0 for next to nothing
 */
public record Fix(
        String choice, List<String> statements, List<String> undo, Lock lock, boolean rewritesTable, long readsBytes) {
    public Fix {
        statements = List.copyOf(statements);
        undo = List.copyOf(undo);
    }

    /** By these statements. */
    public static Fix of(Lock lock, String... statements) {
        return new Fix("", List.of(statements), List.of(), lock, false, 0);
    }

    /** By one statement that lets reading and writing go on and cannot run in a transaction. */
    public static Fix concurrently(String statement) {
        return of(Lock.SHARE_UPDATE_EXCLUSIVE, statement);
    }

    /** The same with its way back. */
    public Fix undo(String... back) {
        return new Fix(choice, statements, List.of(back), lock, rewritesTable, readsBytes);
    }

    /** The same as one of several. */
    public Fix choice(String word) {
        return new Fix(word, statements, undo, lock, rewritesTable, readsBytes);
    }

    /** The same, writing the whole table anew. */
    public Fix rewriting() {
        return new Fix(choice, statements, undo, lock, true, readsBytes);
    }

    /** The same, reading so many bytes. */
    public Fix reading(long bytes) {
        return new Fix(choice, statements, undo, lock, rewritesTable, bytes);
    }

    /** Whether there is a way back. */
    public boolean canBeUndone() {
        return !undo.isEmpty();
    }

    /** Whether a transaction can hold it, so that it happens as a whole or not at all. */
    public boolean isTransactional() {
        return statements.stream().allMatch(Fix::isTransactional);
    }

    /** Whether its lock is held for a moment only, while the work itself lets others read and write. */
    public boolean locksBriefly() {
        return !isTransactional() && lock.compareTo(Lock.SHARE) >= 0;
    }

    /** As it is shown: statements with their semicolons. */
    public String sql() {
        return script(statements);
    }

    /** The way back as it is shown. */
    public String undoSql() {
        return script(undo);
    }

    private static String script(List<String> statements) {
        return statements.isEmpty() ? "" : String.join(";\n", statements) + ";";
    }

    private static boolean isTransactional(String statement) {
        var words = statement.strip().toLowerCase(Locale.ROOT);
        return !words.matches(
                "(?s)((create\\s+(unique\\s+)?|drop\\s+)index\\s+concurrently|reindex|vacuum|alter\\s+system)\\b.*");
    }
}

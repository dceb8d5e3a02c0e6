package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Set;

/**
 * Looks at a statement typed by a user before it runs on a read-only connection. The guard that counts is the server's
 * {@code READ ONLY} transaction, which is always rolled back; this one keeps the transaction from being ended or
 * loosened: one statement at a time, no transaction control, no read-write settings.
 */
public final class UserStatementGuard {
    private static final Set<String> CONTROL =
            Set.of("begin", "start", "commit", "end", "abort", "rollback", "savepoint", "release", "discard", "reset");
    private static final Set<String> SETTINGS = Set.of(
            "transaction_read_only",
            "default_transaction_read_only",
            "transaction_isolation",
            "default_transaction_isolation",
            "transaction_deferrable",
            "session_authorization");

    private UserStatementGuard() {}

    /** What a READ ONLY transaction cannot stop, for the window to say. */
    public static String limits() {
        return Messages.text("database.readOnly.limits");
    }

    /**
     * Accepts exactly one statement that leaves the transaction as it is.
     *
     * @throws AppException of kind REFUSED with the reason, before anything is sent
     */
    public static void check(String sql) {
        var tokens = tokens(sql);
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(";")) {
            end--;
        }
        int start = 0;
        while (start < end && tokens.get(start).is(";")) {
            start++;
        }
        var statement = tokens.subList(start, end);
        if (statement.isEmpty()) {
            throw refused("database.guard.empty");
        }
        if (statement.stream().anyMatch(token -> token.is(";"))) {
            throw refused("database.guard.several");
        }
        checkOne(statement);
    }

    /**
     * How many statements there are; what stands between two semicolons and is empty counts for nothing.
     *
     * @throws AppException of kind REFUSED when a quote or comment is not closed
     */
    public static int count(String sql) {
        int count = 0;
        boolean between = true;
        for (var token : tokens(sql)) {
            boolean ends = token.is(";");
            count += between && !ends ? 1 : 0;
            between = ends;
        }
        return count;
    }

    /**
     * The word, in lower case, or the sign with which the first statement begins; empty when there is none.
     *
     * @throws AppException of kind REFUSED when a quote or comment is not closed
     */
    public static String firstWord(String sql) {
        return tokens(sql).stream()
                .filter(token -> !token.is(";"))
                .findFirst()
                .map(SqlTokens.Token::content)
                .orElse("");
    }

    private static List<SqlTokens.Token> tokens(String sql) {
        try {
            return SqlTokens.of(sql);
        } catch (IllegalArgumentException e) {
            throw refused("database.guard.unfinished");
        }
    }

    private static void checkOne(List<SqlTokens.Token> statement) {
        var first = statement.getFirst().word();
        if (CONTROL.contains(first)) {
            throw refused("database.guard.control");
        }
        if (first.equals("prepare")
                && statement.size() > 1
                && statement.get(1).word().equals("transaction")) {
            throw refused("database.guard.control");
        }
        if (first.equals("set") && loosens(statement)) {
            throw refused("database.guard.setting");
        }
        boolean setsByFunction =
                statement.stream().anyMatch(token -> token.name().equals("set_config"));
        if (setsByFunction && statement.stream().anyMatch(token -> SETTINGS.contains(token.content()))) {
            throw refused("database.guard.setting");
        }
    }

    /** Whether a SET names the transaction's mode in one of its spellings. */
    private static boolean loosens(List<SqlTokens.Token> statement) {
        for (var token : statement.subList(1, Math.min(4, statement.size()))) {
            if (SETTINGS.contains(token.name())
                    || Set.of("transaction", "characteristics", "authorization").contains(token.word())) {
                return true;
            }
            if (token.kind() == SqlTokens.Kind.ESCAPED_NAME) {
                return true;
            }
        }
        return false;
    }

    private static AppException refused(String key) {
        return new AppException(
                Problem.of(ProblemKind.REFUSED, key, Messages.text(key), Messages.text("database.guard.next")));
    }
}

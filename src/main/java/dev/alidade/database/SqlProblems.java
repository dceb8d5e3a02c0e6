package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Maps SQLSTATE classes (PostgreSQL documentation, appendix A) to problems that a person can act on. */
public final class SqlProblems {
    /** The words around the number are in the server's language. */
    private static final Pattern COPY_LINE = Pattern.compile("\\D{0,40}(\\d{1,18})");

    /** HikariCP's answer, without SQLSTATE, to whatever is asked of a connection that it took away after a loss. */
    private static final String CLOSED_BY_POOL = "Connection is closed";

    private SqlProblems() {}

    /** The problem of a JDBC failure; keeps SQLSTATE, server detail and hint, and the exception as cause. */
    public static AppException of(SQLException failure) {
        var state = failure.getSQLState();
        var server = failure instanceof PSQLException p ? p.getServerErrorMessage() : null;
        var rule = server == null
                ? ownRule(failure)
                : Rule.PROTOCOL_STATE.equals(state) ? answered(server) : Rule.of(state);
        var said = server == null || server.getMessage() == null ? plain(failure) : server.getMessage();
        var message = rule.quotesServer ? said : Messages.text(rule.key, said);
        var nextStep = rule.hasNext ? Messages.text(rule.key + ".next") : hint(server);
        return new AppException(new Problem(rule.kind, rule.key, message, nextStep, state, detail(server)), failure);
    }

    /** The problem of a connection that died while a commit was under way: its outcome is not known. */
    static AppException lostAtCommit(SQLException failure) {
        var lost = of(failure).problem();
        return new AppException(
                new Problem(
                        lost.kind(),
                        lost.code(),
                        Messages.text("database.lostAtCommit"),
                        Messages.text("database.lostAtCommit.next"),
                        lost.sqlState(),
                        lost.message()),
                failure);
    }

    /** Whether the connection itself is gone: class 08, or the server shut the session down. */
    public static boolean isConnectionLost(AppException failure) {
        var code = failure.problem().code();
        return code.equals(Rule.LOST.key) || code.equals(Rule.PROTOCOL_BROKEN.key);
    }

    /** A server that answers {@code ERROR} still listens; after {@code FATAL} nothing does. */
    private static Rule answered(ServerErrorMessage server) {
        var severity = server.getSeverity();
        return severity == null || severity.equals("FATAL") || severity.equals("PANIC")
                ? Rule.PROTOCOL_BROKEN
                : Rule.PROTOCOL;
    }

    /**
     * Where in the statement the server saw the failure: a character counted from 1; empty when it did not say or the
     * place lies inside a function body.
     */
    public static OptionalInt position(AppException failure) {
        return failure.getCause() instanceof PSQLException p
                        && p.getServerErrorMessage() != null
                        && p.getServerErrorMessage().getPosition() > 0
                ? OptionalInt.of(p.getServerErrorMessage().getPosition())
                : OptionalInt.empty();
    }

    /**
     * The row of a {@code COPY … FROM STDIN} in text format at which the server failed, counted from 1; empty when it
     * did not say, as for what is checked at the end of the statement.
     *
     * @param relation the table's name without its schema, as the server quotes it
     */
    public static OptionalLong copyLine(AppException failure, String relation) {
        if (!(failure.getCause() instanceof PSQLException p) || p.getServerErrorMessage() == null) {
            return OptionalLong.empty();
        }
        var where = p.getServerErrorMessage().getWhere();
        var lead = "COPY " + relation + ", ";
        if (where == null) {
            return OptionalLong.empty();
        }
        return where.lines()
                .filter(line -> line.startsWith(lead))
                .map(line -> COPY_LINE.matcher(line.substring(lead.length())))
                .filter(Matcher::lookingAt)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst();
    }

    /** What the server said of one row: its sentence and the detail that names the value, without what a screen adds. */
    public static String reason(AppException failure) {
        if (!(failure.getCause() instanceof PSQLException p) || p.getServerErrorMessage() == null) {
            return failure.problem().message();
        }
        var said = p.getServerErrorMessage();
        var text = said.getMessage() == null ? failure.problem().message() : said.getMessage();
        return said.getDetail() == null ? text : text + " — " + said.getDetail();
    }

    /** The problem of the first JDBC failure in a chain of causes, for libraries that wrap them. */
    public static Optional<AppException> find(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return Optional.of(of(sql));
            }
        }
        return Optional.empty();
    }

    /** The rule of a failure that the server knows nothing of. */
    private static Rule ownRule(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null && CLOSED_BY_POOL.equals(failure.getMessage())) {
            return Rule.LOST;
        }
        // Alidade's own memory: the driver skipped what did not fit, and the connection goes on
        return failure.getCause() instanceof OutOfMemoryError || "53200".equals(state)
                ? Rule.TOO_LARGE
                : Rule.of(state);
    }

    private static String plain(SQLException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static @Nullable String hint(@Nullable ServerErrorMessage server) {
        return server == null ? null : server.getHint();
    }

    private static @Nullable String detail(@Nullable ServerErrorMessage server) {
        if (server == null) {
            return null;
        }
        var text = new StringJoiner("\n").setEmptyValue("");
        if (server.getDetail() != null) {
            text.add(server.getDetail());
        }
        if (server.getHint() != null) {
            text.add(server.getHint());
        }
        if (server.getWhere() != null) {
            text.add(server.getWhere());
        }
        return text.length() == 0 ? null : text.toString();
    }

    private enum Rule {
        CANCELLED("database.cancelled", ProblemKind.CANCELLED, false, false),
        TIMEOUT("database.timeout", ProblemKind.STATEMENT, false, true),
        LOST("database.connectionLost", ProblemKind.CONNECTION, false, true),
        PROTOCOL("database.protocol", ProblemKind.STATEMENT, false, true),
        PROTOCOL_BROKEN("database.protocolBroken", ProblemKind.CONNECTION, false, true),
        LOGIN("database.loginRefused", ProblemKind.CONNECTION, false, true),
        TOO_MANY("database.tooManyConnections", ProblemKind.CONNECTION, false, true),
        NO_DATABASE("database.databaseMissing", ProblemKind.CONNECTION, false, true),
        PERMISSION("database.permissionDenied", ProblemKind.PERMISSION, false, true),
        LOCK("database.lockTimeout", ProblemKind.LOCK, false, true),
        CONFLICT("database.conflict", ProblemKind.LOCK, false, true),
        READ_ONLY("database.readOnly", ProblemKind.REFUSED, false, true),
        DISK_FULL("database.diskFull", ProblemKind.FAILED, false, true),
        TOO_LARGE("database.tooLarge", ProblemKind.FAILED, false, true),
        STATEMENT("database.statement", ProblemKind.STATEMENT, true, false);

        /** {@code protocol_violation}: of class 08, and yet the connection may well be up. */
        private static final String PROTOCOL_STATE = "08P01";

        private final String key;
        private final ProblemKind kind;
        private final boolean quotesServer;
        private final boolean hasNext;

        Rule(String key, ProblemKind kind, boolean quotesServer, boolean hasNext) {
            this.key = key;
            this.kind = kind;
            this.quotesServer = quotesServer;
            this.hasNext = hasNext;
        }

        static Rule of(@Nullable String state) {
            if (state == null) {
                return STATEMENT;
            }
            return switch (state) {
                case "57014" -> CANCELLED;
                case "57P01", "57P02", "57P03", "57P05", "25P03" -> LOST;
                case PROTOCOL_STATE -> PROTOCOL_BROKEN;
                case "3D000" -> NO_DATABASE;
                case "42501" -> PERMISSION;
                case "55P03" -> LOCK;
                case "25006" -> READ_ONLY;
                case "53300" -> TOO_MANY;
                case "53100" -> DISK_FULL;
                default ->
                    switch (state.substring(0, Math.min(2, state.length()))) {
                        case "08" -> LOST;
                        case "28" -> LOGIN;
                        case "40" -> CONFLICT;
                        default -> STATEMENT;
                    };
            };
        }
    }

    /** The problem of a statement that ran into Alidade's own time limit rather than the user's wish to stop. */
    static AppException timeout(SQLException failure) {
        return new AppException(
                new Problem(
                        Rule.TIMEOUT.kind,
                        Rule.TIMEOUT.key,
                        Messages.text(Rule.TIMEOUT.key),
                        Messages.text(Rule.TIMEOUT.key + ".next"),
                        failure.getSQLState(),
                        null),
                failure);
    }
}

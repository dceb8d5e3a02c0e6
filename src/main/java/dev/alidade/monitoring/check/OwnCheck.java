package dev.alidade.monitoring.check;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.UserStatementGuard;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check that somebody wrote: a commented {@code .sql} file. It runs as ours do, in a READ ONLY transaction, and must be
 * one statement.
 *
 * @param id the file's name
 * @param rule from the comment
 * @param source the whole file
 * @param title from the comment
 * @param why from the comment
 * @param advice from the comment
 * @param pattern of the detail, from the comment
 * @param refused the file, when it is no check: it only says why, and nothing can be set of it; else null
 */
public record OwnCheck(
        String id,
        Rule rule,
        String source,
        String title,
        String why,
        String advice,
        String pattern,
        @Nullable Path refused)
        implements Check {
    @Override
    public List<CheckRow> ask(Session session, Parameters parameters) {
        UserStatementGuard.check(source);
        var rows = new ArrayList<CheckRow>();
        session.each(source, parameters, 0, row -> rows.add(CheckRow.of(row)));
        rows.forEach(OwnCheck::validate);
        return rows;
    }

    /** A row that is no finding is said to be none; what the other checks found is not lost with it. */
    private static void validate(CheckRow row) {
        var severity = row.textOrNull("severity");
        if (row.textOrNull("not_checked") == null && row.textOrNull("object_name") == null) {
            throw wrong("check.own.row.object", "");
        }
        if (severity != null && Severity.of(severity.toLowerCase(Locale.ROOT)).isEmpty()) {
            throw wrong("check.own.row.severity", severity);
        }
    }

    private static AppException wrong(String key, String value) {
        return new AppException(Problem.of(
                ProblemKind.STATEMENT, key, Messages.text(key, value), Messages.text("check.own.refused.advice")));
    }

    @Override
    public String detail(String subject, List<Evidence> evidence) {
        var arguments = Stream.concat(Stream.of(subject), evidence.stream().map(Evidence::value));
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(arguments.toArray());
    }
}

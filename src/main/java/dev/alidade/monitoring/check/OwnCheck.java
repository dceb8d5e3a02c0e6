package dev.alidade.monitoring.check;

import dev.alidade.database.Parameters;
import dev.alidade.database.Session;
import dev.alidade.database.UserStatementGuard;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
 */
public record OwnCheck(String id, Rule rule, String source, String title, String why, String advice, String pattern)
        implements Check {
    @Override
    public List<CheckRow> ask(Session session, Parameters parameters) {
        UserStatementGuard.check(source);
        var rows = new ArrayList<CheckRow>();
        session.each(source, parameters, 0, row -> rows.add(CheckRow.of(row)));
        return rows;
    }

    @Override
    public String detail(String subject, List<Evidence> evidence) {
        var arguments = Stream.concat(Stream.of(subject), evidence.stream().map(Evidence::value));
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(arguments.toArray());
    }
}

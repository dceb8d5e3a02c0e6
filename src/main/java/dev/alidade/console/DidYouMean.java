package dev.alidade.console;

import dev.alidade.console.completion.CatalogNames;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.SimilarNames;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds to a failure which name was probably meant, where the server gave no hint itself. */
public final class DidYouMean {
    private static final Pattern QUOTED = Pattern.compile("[\"«„](?<name>[^\"»“]+)[\"»“]");
    /** {@code function f(integer)} and {@code column t.c}: the forms that the server leaves without quotes. */
    private static final Pattern BARE = Pattern.compile(
            "(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*)\\(|\\b[\\p{L}_][\\p{L}\\p{N}_$]*\\.(?<column>[\\p{L}_][\\p{L}\\p{N}_$]*)");

    private DidYouMean() {}

    /**
     * The problem with a guess as its next step; the same problem where there is none.
     *
     * @param sql the statement that failed
     */
    public static Problem in(Problem problem, String sql, CatalogNames names) {
        var said = problem.nextStep();
        if (said != null) {
            return said.equals(problem.detail()) ? with(problem, said, null) : problem;
        }
        if (problem.sqlState() == null) {
            return problem;
        }
        Collection<String> known = switch (problem.sqlState()) {
            case "42703" -> names.columnsNamedIn(sql);
            case "42P01" -> names.relationNames();
            case "42883" -> names.routineNames();
            case "42704" -> names.typeNames();
            case "3F000" -> names.schemas();
            default -> List.of();
        };
        var wanted = wanted(problem.message());
        var near = wanted.isEmpty() ? List.<String>of() : SimilarNames.near(wanted, known);
        return near.isEmpty()
                ? problem
                : with(problem, Messages.text("console.didYouMean", String.join(", ", near)), problem.detail());
    }

    private static Problem with(Problem problem, String nextStep, @Nullable String detail) {
        return new Problem(problem.kind(), problem.code(), problem.message(), nextStep, problem.sqlState(), detail);
    }

    private static String wanted(String message) {
        var quoted = QUOTED.matcher(message);
        if (quoted.find()) {
            var name = quoted.group("name");
            return name.substring(name.lastIndexOf('.') + 1);
        }
        var bare = BARE.matcher(message);
        if (!bare.find()) {
            return "";
        }
        return bare.group("name") == null ? bare.group("column") : bare.group("name");
    }
}

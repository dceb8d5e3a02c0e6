package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses from the catalog what a name was meant to be that the server does not know. */
final class Suggestions {
    private static final Logger LOG = Logger.getLogger(Suggestions.class.getName());
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern QUOTED = Pattern.compile("[\"«„](?<name>[^\"»“]+)[\"»“]");
    /** {@code function f(integer)} and {@code column t.c}: the forms that the server leaves without quotes. */
    private static final Pattern BARE = Pattern.compile(
            "(?<name>[\\p{L}_][\\p{L}\\p{N}_$]*)\\(|\\b[\\p{L}_][\\p{L}\\p{N}_$]*\\.(?<column>[\\p{L}_][\\p{L}\\p{N}_$]*)");

    private static final int SHOWN = 3;

    private final Database database;

    Suggestions(Database database) {
        this.database = database;
    }

    /** The failure with the guess as its next step; unchanged where there is none or the server gave a hint itself. */
    MigrationFailure added(MigrationFailure failure) {
        var kind = kind(failure.problem().sqlState());
        if (kind.isEmpty() || failure.problem().nextStep() != null) {
            return failure;
        }
        try {
            var names = wanted(failure)
                    .map(wanted -> near(wanted, visible(kind.get(), failure.statement())))
                    .orElse(List.of());
            return names.isEmpty() ? failure : with(failure, names);
        } catch (AppException e) {
            LOG.log(Level.FINE, "no names to suggest", e);
            return failure;
        }
    }

    private static Optional<String> kind(@Nullable String sqlState) {
        return switch (sqlState == null ? "" : sqlState) {
            case "42703" -> Optional.of("column");
            case "42P01" -> Optional.of("table");
            case "42883" -> Optional.of("function");
            case "42704" -> Optional.of("type");
            default -> Optional.empty();
        };
    }

    private static Optional<String> wanted(MigrationFailure failure) {
        var message = failure.problem().message();
        var quoted = QUOTED.matcher(message);
        if (quoted.find()) {
            var name = quoted.group("name");
            return Optional.of(name.substring(name.lastIndexOf('.') + 1));
        }
        var bare = BARE.matcher(message);
        if (!bare.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(bare.group("name") == null ? bare.group("column") : bare.group("name"));
    }

    private List<String> visible(String kind, String statement) {
        var words = WORD.matcher(statement)
                .results()
                .map(r -> r.group().toLowerCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new);
        return database.read(
                new Cancellation(),
                session -> session.list(
                        MigrationQuery.NAMES_NEARBY,
                        Parameters.of("kind", kind).and("words", words),
                        row -> row.text("name")));
    }

    /** Names at a small distance, or that hold the wanted one, nearest first. */
    static List<String> near(String wanted, List<String> names) {
        int reach = Math.max(1, wanted.length() / 3);
        record Candidate(String name, int distance) {}
        return names.stream()
                .filter(name -> !name.equals(wanted))
                .map(name -> new Candidate(name, contains(name, wanted) ? 1 : distance(wanted, name)))
                .filter(c -> c.distance() <= reach)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    private static boolean contains(String name, String wanted) {
        return wanted.length() > 3 && (name.endsWith("_" + wanted) || name.startsWith(wanted + "_"));
    }

    /** How many letters must be changed, added, removed or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        Arrays.setAll(d[0], j -> j);
        for (int i = 1; i <= a.length(); i++) {
            d[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    private static MigrationFailure with(MigrationFailure failure, List<String> names) {
        var was = failure.problem();
        var guess = Messages.text("migration.failure.didYouMean", String.join(", ", names));
        var problem = new Problem(was.kind(), was.code(), was.message(), guess, was.sqlState(), was.detail());
        return new MigrationFailure(
                failure.script(),
                failure.line(),
                failure.column(),
                failure.statement(),
                problem,
                failure.committedStatements());
    }
}

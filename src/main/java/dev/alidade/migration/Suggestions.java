package dev.alidade.migration;

import dev.alidade.database.Cancellation;
import dev.alidade.database.Database;
import dev.alidade.database.Parameters;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.statement.SimilarNames;
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
                    .map(wanted -> SimilarNames.near(wanted, visible(kind.get(), failure.statement())))
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

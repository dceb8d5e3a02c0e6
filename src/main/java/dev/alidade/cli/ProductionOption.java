package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The name of a production database, without which nothing is changed in it; {@code --yes} does not stand for it. */
public final class ProductionOption {
    @Option(
            names = "--production",
            paramLabel = "DATABASE",
            description = "The database's name, where the profile is marked as production: go ahead there, too.")
    @Nullable
    String name;

    /**
     * Returns when the database does not count as production, or its name was given or typed.
     *
     * @throws AppException of kind REFUSED otherwise
     */
    void require(CliContext context, DatabaseOptions options, Database database) {
        if (!context.targets().isProduction(options.connection())) {
            return;
        }
        var wanted = database.facts().database();
        var given = name;
        if (given == null && Confirmation.canAsk(options.json())) {
            given = Confirmation.answer(Messages.text("migration.cli.production.question"));
        }
        if (!wanted.equals(given)) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "migration.apply.production",
                    Messages.text("migration.apply.production", wanted),
                    Messages.text("migration.cli.production.next", wanted)));
        }
    }
}

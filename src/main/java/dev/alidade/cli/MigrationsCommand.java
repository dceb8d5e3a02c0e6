package dev.alidade.cli;

import dev.alidade.database.Database;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.MigrationService;
import dev.alidade.migration.MigrationState;
import dev.alidade.migration.MigrationStatus;
import dev.alidade.migration.ledger.LedgerPlace;
import dev.alidade.migration.script.MigrationTemplate;
import dev.alidade.migration.script.ScriptVersion;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alidade migrations}: what a folder holds, what the database has seen of it, and applying the rest. */
@Command(
        name = "migrations",
        mixinStandardHelpOptions = true,
        description = "A folder of migrations against a database.")
public final class MigrationsCommand implements Runnable {
    private final CliContext context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public MigrationsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which verb: status, apply, rollback, prove, new, adopt or repair?");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows what is applied, what is pending and what does not fit.")
    int status(
            @Mixin DatabaseOptions options,
            @Mixin FolderOptions place,
            @Option(
                            names = "--fail-on",
                            paramLabel = "STATE",
                            split = ",",
                            description = "Exit with 1 when a migration is in one of these states.")
                    @Nullable
                    Set<String> failOn) {
        var states = failOn == null ? Set.<String>of() : failOn;
        states.forEach(this::requireState);
        try (var database = context.open(options.connection())) {
            var service = new MigrationService(database, context.folders());
            var status = status(service, place);
            var proofs = service.proofs(status, context.cancellation());
            if (options.json()) {
                context.json(MigrationJson.status(status, proofs));
            } else {
                MigrationText.status(context, status, proofs);
            }
            return status.migrations().stream()
                            .anyMatch(m -> states.contains(m.state().id()))
                    ? 1
                    : 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Runs pending migrations, each in one transaction with its row in Flyway's history.",
                "Stops at the first failure, and before one that must not run."
            })
    int apply(
            @Mixin DatabaseOptions options,
            @Mixin FolderOptions place,
            @Mixin ProgramOptions programs,
            @Mixin ApplyChoice choice,
            @Mixin ProductionOption production,
            @Option(
                            names = "--ledger",
                            paramLabel = "PLACE",
                            description = {
                                "Where the journal of files that commit in parts is kept: database (schema alidade,",
                                "which --yes agrees to) or local (the user's own files)."
                            })
                    @Nullable
                    String ledger,
            @Option(
                            names = "--proof",
                            paramLabel = "on|off",
                            defaultValue = "on",
                            description = "Whether the way back is tried before a migration is committed.")
                    String proof,
            @Mixin HealthChoice health,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var selection = choice.selection(MigrationsCommand::version);
        var skipped = choice.skipped(MigrationsCommand::version);
        var where = ledgerPlace(ledger);
        boolean proven = isOn(proof);
        try (var database = context.open(options.connection())) {
            production.require(context, options, database);
            var verb = new ApplyVerb(context, database, yes, options.json(), programs);
            var status = status(verb.service(), place);
            if (selection instanceof MigrationSelection.UpTo last) {
                requireVersion(last.version(), status);
            }
            skipped.forEach(version -> requireVersion(version, status));
            verb.watch(health);
            return verb.apply(status, selection, skipped, where, proven);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Takes applied migrations back, the latest first, each in one transaction with its history rows.",
                "What is left must be what was there before, or nothing is changed. Stops at the first failure."
            })
    int rollback(
            @Mixin DatabaseOptions options,
            @Mixin FolderOptions place,
            @Mixin ProgramOptions programs,
            @ArgGroup(multiplicity = "1") RollbackChoice choice,
            @Mixin RollbackTerms terms,
            @Mixin ProductionOption production,
            @Mixin HealthChoice health,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var wanted = terms.options(choice.selection(MigrationsCommand::version));
        var named = choice.named(MigrationsCommand::version);
        try (var database = context.open(options.connection())) {
            var status = status(database, place);
            if (named != null) {
                requireVersion(named, status);
            }
            production.require(context, options, database);
            return new RollbackVerb(context, database, yes, options.json(), programs)
                    .rollback(status, terms, wanted, health);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Finds out how applied migrations can be rolled back that nobody tried when they were applied.",
                "Runs the folder once more in an empty copy on a private server; changes nothing in the database."
            })
    int prove(@Mixin DatabaseOptions options, @Mixin FolderOptions place) {
        try (var database = context.open(options.connection())) {
            return new ProveVerb(context, database, options.json()).prove(status(database, place));
        }
    }

    private boolean isOn(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default ->
                throw new ParameterException(spec.subcommands().get("apply"), "--proof is on or off, not " + word);
        };
    }

    private @Nullable LedgerPlace ledgerPlace(@Nullable String word) {
        return switch (word) {
            case null -> null;
            case "local" -> LedgerPlace.LOCAL;
            case "database" -> LedgerPlace.DATABASE;
            default ->
                throw new ParameterException(
                        spec.subcommands().get("apply"),
                        "The ledger is kept in: local, database; not in " + word + ".");
        };
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = {
                "Makes an empty migration in the folder's convention, with its rollback script.",
                "Needs no database; never replaces a file."
            })
    int create(
            @Parameters(paramLabel = "DESCRIPTION", description = "What it does, in a few words.") String description,
            @Mixin FolderOptions place,
            @Option(names = "--json", description = "Write JSON and nothing else to standard output.") boolean json) {
        var made =
                new MigrationTemplate(Clock.systemUTC()).create(place.folder(), description, place.convention(context));
        if (json) {
            context.json(MigrationJson.made(made));
        } else {
            context.line(made.script().toString());
            var rollback = made.rollback();
            if (rollback != null) {
                context.line(rollback.toString());
            }
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Records migrations as applied whose objects are in the database already; runs nothing.",
                "Without --to it goes as far as the catalog agrees."
            })
    int adopt(
            @Mixin DatabaseOptions options,
            @Mixin FolderOptions place,
            @Option(names = "--to", paramLabel = "VERSION", description = "The last one; 0 only begins a history.")
                    @Nullable
                    String to,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var last = to == null ? null : version(to);
        try (var database = context.open(options.connection())) {
            var status = status(database, place);
            if (last != null && !last.isZero()) {
                requireVersion(last, status);
            }
            new HistoryVerbs(context, database).adopt(status, last, yes, options.json());
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Mends what the histories say, in one way at a time; runs nothing.")
    int repair(
            @Mixin DatabaseOptions options,
            @Mixin FolderOptions place,
            @ArgGroup(multiplicity = "1") RepairChoice choice,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var action = choice.action(MigrationsCommand::version);
        try (var database = context.open(options.connection())) {
            new HistoryVerbs(context, database).repair(status(database, place), action, yes, options.json());
            return 0;
        }
    }

    private MigrationStatus status(Database database, FolderOptions place) {
        return status(new MigrationService(database, context.folders()), place);
    }

    private MigrationStatus status(MigrationService service, FolderOptions place) {
        return service.status(place.folder(), place.convention(context), context.cancellation());
    }

    private static ScriptVersion version(String text) {
        var version = ScriptVersion.parse(text);
        if (version == null) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.cli.version",
                    Messages.text("migration.cli.version", text),
                    Messages.text("migration.cli.version.next")));
        }
        return version;
    }

    private static void requireVersion(ScriptVersion wanted, MigrationStatus status) {
        if (status.migrations().stream().noneMatch(m -> wanted.equals(m.version()))) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.cli.version.absent",
                    Messages.text("migration.cli.version.absent", wanted.text()),
                    Messages.text("migration.cli.version.next")));
        }
    }

    private void requireState(String word) {
        try {
            MigrationState.of(word);
        } catch (IllegalArgumentException e) {
            var states = Arrays.stream(MigrationState.values())
                    .map(MigrationState::id)
                    .collect(Collectors.joining(", "));
            throw new ParameterException(
                    spec.subcommands().get("status"), "No state is called " + word + "; there are: " + states + ".", e);
        }
    }
}

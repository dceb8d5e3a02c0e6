package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.Checks;
import dev.alidade.monitoring.check.OwnChecks;
import dev.alidade.monitoring.report.IgnoreFile;
import dev.alidade.monitoring.report.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which checks run, and how. */
public final class CheckOptions {
    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CHECK|GROUP",
            description = "Only these checks or groups (security, indexes, keys …).")
    List<String> only = List.of();

    @Option(
            names = "--schemas",
            split = ",",
            paramLabel = "SCHEMA",
            description = {
                "The schemas that an API serves. Without it the server's settings are asked; where they do not",
                "say, public is assumed, and that is said."
            })
    List<String> schemas = List.of();

    @Option(
            names = "--checks",
            paramLabel = "DIR",
            description = "More checks, a commented .sql file each. Without it: checks in the settings folder.")
    @Nullable
    Path own;

    @Option(
            names = "--ignored",
            paramLabel = "FILE",
            description = "Which findings are ignored and why. Without it: alidade-health.json, where that is there.")
    Path ignored = Path.of("alidade-health.json");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = {
                "Which checks run, how severe their findings are, and from which numbers on (see health settings).",
                "Without it: alidade-checks.conf, where that is there."
            })
    @Nullable
    Path settings;

    private Path usual = Path.of(SettingsFile.NAME);

    /** All checks, as the files beside a folder of migrations want them. */
    static CheckOptions beside(Path folder) {
        var options = new CheckOptions();
        options.usual = folder.toAbsolutePath().resolveSibling(SettingsFile.NAME);
        return options;
    }

    /**
     * What is wanted of the checks. A saved profile's name, or what --connection says, chooses what counts there alone.
     *
     * @throws AppException of kind USAGE when the file is not understood, or is named and not there
     */
    CheckSettings settings(CliContext context, @Nullable String connection) {
        if (settings != null && !Files.exists(settings)) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "cli.health.settings.none",
                    Messages.text("cli.health.settings.none", settings.toString()),
                    Messages.text("cli.health.settings.none.next")));
        }
        var read = new SettingsFile(settings == null ? usual : settings, connection).load(all(context));
        return schemas.isEmpty() ? read : read.exposing(schemas);
    }

    IgnoreFile ignoreFile() {
        return new IgnoreFile(ignored);
    }

    /**
     * The checks that are wanted; a file that is none can only say so.
     *
     * @throws AppException of kind USAGE when a word names neither a check nor a group
     */
    List<Check> checks(CliContext context) {
        var all = all(context);
        if (only.isEmpty()) {
            return all;
        }
        for (var word : only) {
            if (all.stream().noneMatch(check -> isMeant(check, word))) {
                throw new AppException(Problem.of(
                        ProblemKind.USAGE,
                        "cli.health.only",
                        Messages.text("cli.health.only", word),
                        Messages.text("cli.health.only.next")));
            }
        }
        return all.stream()
                .filter(check -> only.stream().anyMatch(word -> isMeant(check, word)))
                .toList();
    }

    private List<Check> all(CliContext context) {
        return Stream.concat(Checks.all().stream(), own(context).all().stream()).toList();
    }

    private OwnChecks own(CliContext context) {
        return OwnChecks.read(own == null ? context.folders().settings().resolve("checks") : own);
    }

    private static boolean isMeant(Check check, String word) {
        var wanted = word.strip().toLowerCase(Locale.ROOT);
        return check.id().equals(wanted) || check.rule().category().word().equals(wanted);
    }
}

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    CheckSettings settings() {
        var preset = CheckSettings.preset();
        return schemas.isEmpty() ? preset : preset.exposing(schemas);
    }

    IgnoreFile ignoreFile() {
        return new IgnoreFile(ignored);
    }

    /**
     * The checks that are wanted; files that are none are told.
     *
     * @throws AppException of kind USAGE when a word names neither a check nor a group
     */
    List<Check> checks(CliContext context) {
        var all = new ArrayList<>(Checks.all());
        var mine = OwnChecks.read(own == null ? context.folders().settings().resolve("checks") : own);
        mine.refused().forEach(context::progress);
        all.addAll(mine.checks());
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

    private static boolean isMeant(Check check, String word) {
        var wanted = word.strip().toLowerCase(Locale.ROOT);
        return check.id().equals(wanted) || check.rule().category().word().equals(wanted);
    }
}

package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.script.Convention;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder of migrations, and how it is read. */
public final class FolderOptions {
    @Option(names = "--folder", required = true, paramLabel = "DIR", description = "The migrations.")
    @SuppressWarnings("NullAway.Init") // required
    Path folder;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = {
                "Read the folder by this convention instead of the one that was chosen or detected:",
                "flyway, supabase, timestamp, numbered, up-down, goose, dbmate, sql-migrate …"
            })
    @Nullable
    String convention;

    Path folder() {
        return folder;
    }

    /**
     * The convention to go by: the one given, else the one that the user chose for this folder, else null.
     *
     * @throws AppException of kind USAGE when there is none of that name
     */
    @Nullable
    Convention convention(CliContext context) {
        var word = convention;
        if (word == null) {
            return new FolderChoices(context.folders()).convention(folder);
        }
        var known = Arrays.stream(Convention.values())
                .filter(c -> c != Convention.NONE)
                .toList();
        return known.stream()
                .filter(c -> c.id().equals(word))
                .findFirst()
                .orElseThrow(() -> new AppException(Problem.of(
                        ProblemKind.USAGE,
                        "migration.cli.convention",
                        Messages.text("migration.cli.convention", word),
                        Messages.text(
                                "migration.cli.convention.next",
                                known.stream().map(Convention::id).collect(Collectors.joining(", "))))));
    }
}

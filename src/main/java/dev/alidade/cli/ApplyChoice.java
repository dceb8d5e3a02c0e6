package dev.alidade.cli;

import dev.alidade.migration.MigrationSelection;
import dev.alidade.migration.script.ScriptVersion;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which migrations {@code migrations apply} runs. */
public final class ApplyChoice {
    @ArgGroup
    @Nullable
    End end;

    @Option(
            names = "--skip",
            paramLabel = "VERSION",
            split = ",",
            description = "Leave these out and run what follows all the same.")
    Set<String> skip = new LinkedHashSet<>();

    /** How far. */
    static final class End {
        @Option(names = "--to", paramLabel = "VERSION", description = "The last one to apply.")
        @Nullable
        String to;

        @Option(
                names = "--next",
                description = "One only: the one that failed or was cut off, else the first that is not applied.")
        boolean next;
    }

    MigrationSelection selection(Function<String, ScriptVersion> versions) {
        if (end == null) {
            return new MigrationSelection.All();
        }
        return end.to == null ? new MigrationSelection.Next() : new MigrationSelection.UpTo(versions.apply(end.to));
    }

    /** The versions that are left out. */
    Set<ScriptVersion> skipped(Function<String, ScriptVersion> versions) {
        return skip.stream().map(versions).collect(Collectors.toUnmodifiableSet());
    }
}

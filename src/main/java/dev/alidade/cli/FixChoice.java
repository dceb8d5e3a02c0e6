package dev.alidade.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How fixes are made. */
public final class FixChoice {
    @Option(names = "--dry-run", description = "Only show what would run, what it locks and what leads back.")
    boolean dryRun;

    @Option(
            names = "--as-migration",
            paramLabel = "DIR",
            description = {
                "Run nothing; write the fixes as one new migration of this folder, with a rollback that was",
                "tried in a transaction and rolled back."
            })
    @Nullable
    Path asMigration;

    @Option(
            names = "--choose",
            paramLabel = "CHOICE",
            description = "Which fix, where a finding has several (see --dry-run).")
    @Nullable
    String choice;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    @Option(names = "--accept-no-undo", description = "Also run what cannot be taken back.")
    boolean acceptsNoUndo;
}

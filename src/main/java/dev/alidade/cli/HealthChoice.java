package dev.alidade.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether the checks run before and after. */
public final class HealthChoice {
    /** Said explicitly. */
    enum Way {
        ON,
        OFF
    }

    @Option(
            names = "--health",
            paramLabel = "on|off",
            description = {
                "Whether the checks run before and after, to tell which findings this opened and which it closed.",
                "Without it: on for people, off with --json."
            })
    @Nullable
    Way way;

    boolean isWanted(boolean json) {
        return way == null ? !json : way == Way.ON;
    }
}

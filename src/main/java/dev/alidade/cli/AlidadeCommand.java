package dev.alidade.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line; without a verb the window opens, which is not its business. */
@Command(
        name = "alidade",
        mixinStandardHelpOptions = true,
        versionProvider = AlidadeVersion.class,
        description = "A desktop console for PostgreSQL and Supabase. Without a verb it opens the window.",
        footer = {
            "",
            "The launcher adds: test [--long], bench, package.",
            "Exit codes: 0 fine, 1 findings or a failed step, 2 usage, 3 no connection,",
            "4 refused because something would be lost, 130 cancelled."
        })
final class AlidadeCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb? See alidade --help.");
    }
}

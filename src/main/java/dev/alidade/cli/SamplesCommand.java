package dev.alidade.cli;

import dev.alidade.i18n.Messages;
import dev.alidade.migration.sample.Sample;
import dev.alidade.migration.sample.SampleLoader;
import dev.alidade.migration.sample.SampleLoader.Extent;
import dev.alidade.migration.sample.Samples;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alidade samples}: the systems that come along, to try things on. */
@Command(name = "samples", mixinStandardHelpOptions = true, description = "The systems that come with Alidade.")
public final class SamplesCommand implements Runnable {
    private final CliContext context;
    private final Samples samples;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public SamplesCommand(CliContext context, Samples samples) {
        this.context = context;
        this.samples = samples;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb: list or load?");
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists them, with the folder of their migrations.")
    int list(@Option(names = "--json", description = "Answer in JSON.") boolean json) {
        var all = samples.list();
        if (json) {
            context.json(all.stream().map(SamplesCommand::values).toList());
        } else {
            all.forEach(sample -> {
                context.line(sample.name() + "  " + sample.title());
                context.line("  " + sample.description());
                context.line("  " + sample.migrations());
            });
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Loads roles, base schema, migrations and rows, into an empty database too.")
    int load(
            @Mixin DatabaseOptions options,
            @Parameters(paramLabel = "NAME", description = "As samples list shows it.") String name,
            @Option(names = "--pending", description = "Stop after the base schema: the migrations stay pending.")
                    boolean pending,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var sample = samples.named(name);
        try (var database = context.open(options.connection())) {
            Confirmation.require(
                    yes,
                    options.json(),
                    Messages.text(
                            "migration.cli.samples.question",
                            name,
                            database.target().label()));
            int left = new SampleLoader(database, null, context.folders())
                    .load(
                            sample,
                            pending ? Extent.BASE : Extent.ROWS,
                            event -> {
                                if (options.json()) {
                                    context.json(MigrationJson.event(event));
                                } else {
                                    MigrationText.progress(context, event);
                                }
                            },
                            context.cancellation());
            if (!options.json()) {
                var key = pending && left == 0 ? "migration.cli.samples.applied" : "migration.cli.samples.loaded";
                context.line(Messages.text(key, name, database.target().label()));
            }
        }
        return 0;
    }

    private static Map<String, String> values(Sample sample) {
        return Map.of(
                "name",
                sample.name(),
                "title",
                sample.title(),
                "description",
                sample.description(),
                "migrations",
                sample.migrations().toString());
    }
}

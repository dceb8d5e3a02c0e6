package dev.alidade.app;

import dev.alidade.cli.CatalogCommand;
import dev.alidade.cli.CliContext;
import dev.alidade.cli.CommandLineFace;
import dev.alidade.cli.DemoCommand;
import dev.alidade.cli.DoctorCommand;
import dev.alidade.cli.HealthCommand;
import dev.alidade.cli.MapCommand;
import dev.alidade.cli.MigrationsCommand;
import dev.alidade.cli.MonitorCommand;
import dev.alidade.cli.SamplesCommand;
import dev.alidade.cli.SandboxCommand;
import dev.alidade.cli.SqlCommand;
import dev.alidade.cli.TablesCommand;
import dev.alidade.connection.ConnectionArgument;
import dev.alidade.connection.ConnectionProfiles;
import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.Sandbox;
import dev.alidade.sandbox.SandboxServer;
import dev.alidade.settings.AppFolders;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Wires the command line: every verb, the same services as the window's. */
final class CommandLine {
    /** How long Ctrl+C waits for the server to stop a statement before the process ends anyway. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(CommandLine.class.getName());

    private CommandLine() {}

    /** Runs one command line on the process's streams and returns its exit code. */
    static int run(AppFolders folders, Map<String, String> environment, String... arguments) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var cancellation = new Cancellation();
        var sandbox = Sandbox.open(folders, environment);
        var connections = new ConnectionArgument(
                new ConnectionProfiles(folders.settings()),
                environment,
                () -> sandboxTarget(sandbox, cancellation, err));
        var context = new CliContext(out, err, environment, folders, targets(connections), cancellation);
        var face = new CommandLineFace(context, verbs(context, sandbox));
        var running = new CountDownLatch(1);
        stopOnInterrupt(cancellation, running);
        try {
            return face.run(arguments);
        } finally {
            running.countDown();
        }
    }

    private static CliContext.Targets targets(ConnectionArgument connections) {
        return new CliContext.Targets() {
            @Override
            public DatabaseTarget resolve(@Nullable String argument) {
                return connections.resolve(argument);
            }

            @Override
            public boolean isProduction(@Nullable String argument) {
                return connections.isProduction(argument);
            }
        };
    }

    private static List<Object> verbs(CliContext context, Sandbox sandbox) {
        return List.of(
                new DemoCommand(new Demo(context)::run),
                new SandboxCommand(context, sandbox),
                new DoctorCommand(context, sandbox::installed),
                new SamplesCommand(context, new Samples(context.folders().data())),
                new MigrationsCommand(context),
                new TablesCommand(context),
                new SqlCommand(context),
                new HealthCommand(context),
                new MonitorCommand(context),
                new CatalogCommand(context),
                new MapCommand(context));
    }

    private static DatabaseTarget sandboxTarget(Sandbox sandbox, Cancellation cancellation, PrintWriter err) {
        return sandbox.start(cancellation, err::println).supabaseLike(SandboxServer.DEFAULT_DATABASE);
    }

    /** Ctrl+C asks the server to stop, and gives the verb a moment to say how it ended. */
    private static void stopOnInterrupt(Cancellation cancellation, CountDownLatch running) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            if (running.getCount() == 0) {
                return;
            }
            cancellation.request();
            try {
                if (!running.await(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warning("the verb did not stop in time");
                }
            } catch (InterruptedException e) {
                LOG.log(Level.WARNING, "no time to stop the verb", e);
            }
        }));
    }
}

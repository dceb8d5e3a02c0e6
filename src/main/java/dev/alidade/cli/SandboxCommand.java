package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.Sandbox;
import dev.alidade.sandbox.SandboxServer;
import dev.alidade.sandbox.SandboxStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sandbox start|stop|status|reset|url}: the private PostgreSQL of this user. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "The private PostgreSQL of this user, for trying things out.")
public final class SandboxCommand implements Runnable {
    private final CliContext context;
    private final Sandbox sandbox;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    public SandboxCommand(CliContext context, Sandbox sandbox) {
        this.context = context;
        this.sandbox = sandbox;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which verb: start, stop, status, reset or url?");
    }

    @Command(mixinStandardHelpOptions = true, description = "Starts the server; makes it first when there is none.")
    int start(@Option(names = "--json", description = "Answer in JSON.") boolean json) {
        show(sandbox.start(context.cancellation(), context::progress), json);
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "Stops the server; its databases stay.")
    int stop(@Option(names = "--json", description = "Answer in JSON.") boolean json) {
        sandbox.stop();
        return status(json);
    }

    @Command(mixinStandardHelpOptions = true, description = "Says whether it runs, where, and with which server.")
    int status(@Option(names = "--json", description = "Answer in JSON.") boolean json) {
        var status = sandbox.status();
        if (json) {
            context.json(values(status));
        } else {
            describe(status);
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Deletes the sandbox with all its databases and makes a new one.")
    int reset(
            @Option(names = "--yes", description = "Do not ask.") boolean yes,
            @Option(names = "--json", description = "Answer in JSON.") boolean json) {
        if (!yes && sandbox.status().state() != SandboxStatus.State.ABSENT) {
            throw new AppException(Problem.of(
                    ProblemKind.REFUSED,
                    "sandbox.reset.unconfirmed",
                    Messages.text("cli.sandbox.reset.unconfirmed"),
                    Messages.text("cli.sandbox.reset.unconfirmed.next")));
        }
        show(sandbox.reset(context.cancellation(), context::progress), json);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints one URI with user, password and database, ready for psql, of a role that may create"
                        + " databases, roles and extensions. Starts the server when it does not run."
            })
    int url(
            @Option(
                            names = "--database",
                            description = "Another database than ${DEFAULT-VALUE}.",
                            defaultValue = "postgres")
                    String database,
            @Option(
                            names = "--developer",
                            description = "The role that resembles Supabase's postgres instead of the superuser.")
                    boolean developer,
            @Option(names = "--json", description = "Answer in JSON.") boolean json) {
        var server = sandbox.start(context.cancellation(), context::progress);
        var uri = server.uri(developer ? server.supabaseLike(database) : server.superuser(database));
        if (json) {
            context.json(Map.of("url", uri));
        } else {
            context.line(uri);
        }
        return 0;
    }

    private void show(SandboxServer server, boolean json) {
        var status = sandbox.status();
        if (json) {
            context.json(values(status));
        } else {
            context.line(Messages.text("cli.sandbox.running", Integer.toString(server.port())));
        }
    }

    private void describe(SandboxStatus status) {
        var binaries = status.binaries();
        context.line(Messages.text("cli.sandbox.state." + status.state().name().toLowerCase(Locale.ROOT)));
        if (status.running()) {
            context.line(
                    Messages.text("cli.sandbox.place", Integer.toString(status.port()), Long.toString(status.pid())));
        }
        if (binaries != null) {
            context.line(Messages.text(
                    "cli.sandbox.server", binaries.version(), binaries.bin().toString(), extensions(status)));
        }
        context.line(Messages.text("cli.sandbox.data", status.dataFolder().toString()));
        if (status.hint() != null) {
            context.progress(status.hint());
        }
    }

    private static String extensions(SandboxStatus status) {
        var binaries = status.binaries();
        var postgis = binaries != null && binaries.postgis();
        var vector = binaries != null && binaries.vector();
        return Messages.text(
                postgis && vector
                        ? "cli.sandbox.extensions.both"
                        : postgis ? "cli.sandbox.extensions.postgis" : "cli.sandbox.extensions.none");
    }

    private static Map<String, @Nullable Object> values(SandboxStatus status) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var binaries = status.binaries();
        values.put("state", status.state().name().toLowerCase(Locale.ROOT));
        values.put("host", "127.0.0.1");
        values.put("port", status.port() == 0 ? null : status.port());
        values.put("pid", status.pid() == 0 ? null : status.pid());
        values.put("server", binaries == null ? null : binaries.version());
        values.put("postgis", binaries != null && binaries.postgis());
        values.put("vector", binaries != null && binaries.vector());
        values.put("dataFolder", status.dataFolder().toString());
        values.put("hint", status.hint());
        return values;
    }
}

package dev.alidade.app;

import dev.alidade.cli.CliContext;
import dev.alidade.cli.CommandLineFace;
import dev.alidade.cli.DoctorCommand;
import dev.alidade.cli.MigrationsCommand;
import dev.alidade.cli.SamplesCommand;
import dev.alidade.cli.SandboxCommand;
import dev.alidade.database.Cancellation;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.database.Secret;
import dev.alidade.migration.sample.Samples;
import dev.alidade.sandbox.Sandbox;
import dev.alidade.settings.AppFolders;
import dev.alidade.settings.LogFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.application.Application;

/** The entry point of both faces; not itself a JavaFX application, so that the command line starts without one. */
public final class Launcher {
    private Launcher() {}

    static void main(String[] arguments) {
        var folders = AppFolders.ofThisUser();
        LogFile.install(folders.logs());
        if (arguments.length == 0) {
            Application.launch(AlidadeApplication.class);
            return;
        }
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var context = new CliContext(
                out,
                err,
                System.getenv(),
                folders,
                _ -> DatabaseTarget.of("", 0, "", "", new Secret("")),
                new Cancellation());
        var sandbox = Sandbox.open(folders, System.getenv());
        System.exit(new CommandLineFace(
                        context,
                        List.of(
                                new SandboxCommand(context, sandbox),
                                new DoctorCommand(context, sandbox::installed),
                                new MigrationsCommand(context),
                                new SamplesCommand(context, new Samples(folders.data()))))
                .run(arguments));
    }
}

package dev.alidade.app;

import dev.alidade.settings.AppFolders;
import dev.alidade.settings.LogFile;
import javafx.application.Application;

/** The entry point of both faces; not itself a JavaFX application, so that the command line starts without one. */
public final class Launcher {
    private Launcher() {}

    static void main(String[] arguments) {
        var folders = AppFolders.ofThisUser();
        LogFile.install(folders.logs());
        if (arguments.length == 0) {
            Application.launch(AlidadeApplication.class);
        } else {
            System.exit(CommandLine.run(folders, System.getenv(), arguments));
        }
    }
}

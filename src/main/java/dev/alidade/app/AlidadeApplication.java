package dev.alidade.app;

import dev.alidade.settings.AppFolders;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window's life, from the platform's start to its end. */
public final class AlidadeApplication extends Application {
    /** The argument that begins with the demo instead of the start page. */
    static final String DEMO = "demo";

    private @Nullable CompositionRoot root;

    @Override
    public void start(Stage stage) {
        var app = new CompositionRoot(AppFolders.ofThisUser(), System.getenv(), stage);
        root = app;
        stage.show();
        app.showStart();
        if (getParameters().getRaw().contains(DEMO)) {
            app.startDemo();
        }
    }

    @Override
    public void stop() {
        if (root != null) {
            root.close();
        }
    }
}

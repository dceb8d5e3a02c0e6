package dev.alidade.app;

import dev.alidade.ui.Theme;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** The window's life. */
public final class AlidadeApplication extends Application {
    @Override
    public void start(Stage stage) {
        var scene = new Scene(new BorderPane(), 1280, 800);
        new Theme(Theme.Mode.SYSTEM).dress(scene);
        stage.setTitle("Alidade");
        stage.setScene(scene);
        stage.show();
    }
}

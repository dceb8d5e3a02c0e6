package dev.alidade.app;

import dev.alidade.database.Database;
import dev.alidade.ui.Screen;
import java.util.List;

/** What belongs to one open connection: its pool and its screens, built together and closed together. */
final class SessionScope implements AutoCloseable {
    private final Database database;
    private final List<Screen> screens;

    SessionScope(Database database, List<Screen> screens) {
        this.database = database;
        this.screens = List.copyOf(screens);
    }

    List<Screen> screens() {
        return screens;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}

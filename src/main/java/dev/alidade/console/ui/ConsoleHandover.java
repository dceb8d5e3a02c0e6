package dev.alidade.console.ui;

import dev.alidade.error.Problem;
import java.util.function.Consumer;

/** Where the console sends what another screen shows better. */
@FunctionalInterface
public interface ConsoleHandover {
    /**
     * Shows the rows of a query on the map.
     *
     * @param title what the map calls them
     * @param sql one statement
     * @param refused hears why that is not possible
     */
    void map(String title, String sql, Consumer<Problem> refused);
}

package dev.alidade.browser.ui;

import dev.alidade.browser.diagram.DiagramReader;
import dev.alidade.browser.object.ObjectReader;
import dev.alidade.browser.ui.value.ValueTools;
import dev.alidade.database.Database;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What the Tables screen shows besides relations.
 *
 * @param objects reads sequences, functions, types, extensions, publications, roles
 * @param diagrams reads diagrams
 * @param values answers questions about one value
 * @param dark whether the window is dark now
 */
public record TablesScope(
        ObjectReader objects, DiagramReader diagrams, ValueTools values, ObservableBooleanValue dark) {
    /** Everything of one database. */
    public static TablesScope of(Database database, ObservableBooleanValue dark) {
        return new TablesScope(new ObjectReader(database), new DiagramReader(database), ValueTools.of(database), dark);
    }
}

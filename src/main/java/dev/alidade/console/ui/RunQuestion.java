package dev.alidade.console.ui;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person is asked before statements run. */
sealed interface RunQuestion {
    /**
     * Statements that change rows or definitions of production would take effect at once.
     *
     * @param database whose
     * @param statement the first of them
     */
    record Production(String database, String statement) implements RunQuestion {}

    /**
     * A statement would be run on production to measure it; what it changes is taken back, what it costs is not.
     *
     * @param database whose
     * @param statement what would run
     * @param changes whether it may change something, which locks rows and fires triggers
     */
    record Measure(String database, String statement, boolean changes) implements RunQuestion {}

    /** Statements hold parameters. */
    record Values(List<Field> fields) implements RunQuestion {}

    /** One parameter and what was entered for it. */
    final class Field {
        private final String name;
        private final StringProperty type = new SimpleStringProperty("");
        private final StringProperty value;
        private final BooleanProperty isNull;

        Field(String name, String value, boolean isNull) {
            this.name = name;
            this.value = new SimpleStringProperty(value);
            this.isNull = new SimpleBooleanProperty(isNull);
        }

        String name() {
            return name;
        }

        /** As the server infers it; empty until it answered, or where it cannot say. */
        StringProperty typeProperty() {
            return type;
        }

        StringProperty valueProperty() {
            return value;
        }

        BooleanProperty nullProperty() {
            return isNull;
        }
    }
}

package dev.alidade.ui;

import dev.alidade.settings.JsonFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/** Remembers how wide the user pulled a table's columns. Used on the JavaFX thread. */
public final class ColumnWidths {
    private static final int MOST = 4000;

    private final JsonFile<Stored> file;
    private final Map<String, Double> widths;
    private final PauseTransition saving = new PauseTransition(Duration.seconds(1));

    /**
     * The document on disk.
     *
     * @param widths pixels by {@code table/column}
     */
    public record Stored(Map<String, Double> widths) {}

    /**
     * @param settings the user's settings folder
     */
    public ColumnWidths(Path settings) {
        file = new JsonFile<>(settings, "columns.json", Stored.class, new Stored(Map.of()));
        widths = new LinkedHashMap<>(file.load().widths());
        saving.setOnFinished(_ -> save());
    }

    /**
     * Gives a table's columns the widths they had, and watches them from now on.
     *
     * @param table a word for the table that stays the same
     * @param name a word for each column that stays the same
     */
    public void restore(String table, TableView<?> view, Function<TableColumn<?, ?>, String> name) {
        for (var column : view.getColumns()) {
            var key = key(table, name.apply(column));
            var width = widths.get(key);
            if (width != null) {
                column.setPrefWidth(width);
            }
            // until it is laid out a column has the default width, which is nobody's wish
            column.widthProperty().addListener((_, before, now) -> {
                if (view.getScene() != null && before.doubleValue() != now.doubleValue()) {
                    remember(key, now.doubleValue());
                }
            });
        }
    }

    /** How wide the user pulled a column of a table; empty when it was left alone. */
    public Optional<Double> width(String table, String column) {
        return Optional.ofNullable(widths.get(key(table, column)));
    }

    /** The user pulled a column of a table. */
    public void remember(String table, String column, double width) {
        remember(key(table, column), width);
    }

    private static String key(String table, String column) {
        return table + "/" + column;
    }

    private void remember(String key, double width) {
        widths.remove(key);
        widths.put(key, width);
        while (widths.size() > MOST) {
            widths.remove(widths.keySet().iterator().next());
        }
        saving.playFromStart();
    }

    /** Writes down what was changed last; to be called before the app ends. */
    public void save() {
        saving.stop();
        file.save(new Stored(Map.copyOf(widths)));
    }
}

package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.HealthSnapshot;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.MonitoringQuery;
import dev.alidade.ui.ColumnWidths;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.SqlPane;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One section of the screen: a sortable, filtered table, what it counts, and the SQL behind it.
 *
 * @param <R> a row
 */
abstract class SectionPane<R> extends BorderPane {
    private static final double TABLE_SHARE = 0.6;

    private final HealthViewModel model;
    private final Function<HealthSnapshot, Measured<List<R>>> rowsOf;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final FilteredList<R> listed = new FilteredList<>(rows);
    private final TableView<R> table = new TableView<>();
    private final ContentState content = new ContentState();
    private final Label note = new Label();
    private final HBox bar = new HBox();

    SectionPane(
            HealthViewModel model,
            String word,
            MonitoringQuery query,
            Function<HealthSnapshot, Measured<List<R>>> rowsOf) {
        this.model = model;
        this.rowsOf = rowsOf;
        table.setId("health-" + word);
        table.setAccessibleText(Messages.text("monitoring.tab." + word));
        table.getStyleClass().add("dense");
        table.setFixedCellSize(32);
        table.setPlaceholder(new Label(Messages.text("monitoring.noRows")));
        var sorted = new SortedList<>(listed);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        note.setId("health-note-" + word);
        note.getStyleClass().add("muted");
        note.setMinWidth(0);
        buildBar(word, query);
        content.content(table);
        setCenter(content);
        model.filterProperty().addListener((Observable _) -> filter());
        model.showExtensionsProperty().addListener((Observable _) -> filter());
        model.snapshotProperty().addListener((_, _, snapshot) -> {
            if (snapshot != null) {
                show(snapshot);
            }
        });
        filter();
    }

    /** The name that the filter looks at. */
    abstract String nameOf(R row);

    /** The extension a row belongs to; null when people made it. */
    abstract @Nullable String extensionOf(R row);

    /** A section's own filter. */
    Predicate<R> own() {
        return _ -> true;
    }

    /** What is to be said above the table. */
    abstract String note(HealthSnapshot snapshot, List<R> shown);

    /** Adds controls beside the note. */
    final void add(Node control) {
        bar.getChildren().add(bar.getChildren().size() - 1, control);
    }

    /** Adds a column that sorts by its value. */
    final <T> void column(String word, double width, Function<R, @Nullable T> value, Look<R, T> look) {
        var column = new TableColumn<R, T>(Messages.text("monitoring.column." + word));
        column.setId("health-column-" + word);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> look.cell());
        if (look.cell().getStyleClass().contains("health-number")) {
            column.getStyleClass().add("health-number");
        }
        table.getColumns().add(column);
    }

    /** Gives the columns the widths they had the last time. */
    final SectionPane<R> remember(ColumnWidths widths) {
        widths.restore(table.getId(), table, TableColumn::getId);
        return this;
    }

    /** Filters again. */
    final void filter() {
        var wanted = model.filterProperty().get().strip().toLowerCase(Locale.ROOT);
        boolean extensions = model.showExtensionsProperty().get();
        listed.setPredicate(row -> (extensions || extensionOf(row) == null)
                && own().test(row)
                && nameOf(row).toLowerCase(Locale.ROOT).contains(wanted));
        var snapshot = model.snapshotProperty().get();
        if (snapshot != null) {
            note.setText(note(snapshot, listed));
        }
    }

    private void show(HealthSnapshot snapshot) {
        switch (rowsOf.apply(snapshot)) {
            case Measured.Known<List<R>> known -> {
                rows.setAll(known.value());
                filter();
                content.content(table);
            }
            case Measured.Unknown<List<R>> unknown -> content.problem(unknown.reason(), model::refresh);
        }
    }

    private void buildBar(String word, MonitoringQuery query) {
        var sql = new ToggleButton(Messages.text("monitoring.sql"));
        sql.setId("health-sql-" + word);
        sql.getStyleClass().add("small");
        sql.selectedProperty().addListener((_, _, shown) -> {
            if (shown) {
                var pane = new SqlPane();
                pane.setId("health-statement-" + word);
                pane.setText(model.sql(query));
                var split = new SplitPane(content, pane);
                split.setOrientation(Orientation.VERTICAL);
                split.setDividerPositions(TABLE_SHARE);
                setCenter(split);
            } else {
                setCenter(content);
            }
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getStyleClass().add("health-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getChildren().setAll(note, space, sql);
        setTop(bar);
    }
}

package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.Measured;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.monitoring.metric.MetricColumn;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.SqlPane;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One subject as a table, with the SQL behind it; sizes as a map, too. */
final class MetricPane extends BorderPane {
    private static final double TABLE_SHARE = 0.6;
    private static final Set<String> UNSHOWN =
            Set.of("is_hidden", "statement_key", "parent_schema", "locked", "part_of");

    private final Metric metric;
    private final MetricModel model;
    private final ObservableList<MetricTable.Line> rows = FXCollections.observableArrayList();
    private final FilteredList<MetricTable.Line> listed = new FilteredList<>(rows);
    private final TableView<MetricTable.Line> table = new TableView<>();
    private final TreemapPane treemap = new TreemapPane();
    private final ContentState content = new ContentState();
    private final Label note = new Label();
    private final TextField filter = new TextField();
    private final ToggleButton sql = new ToggleButton(Messages.text("monitoring.sql"));
    private final ToggleButton map = new ToggleButton(Messages.text("metric.treemap"));
    private List<MetricColumn> columns = List.of();
    private boolean refilling;

    MetricPane(Metric metric, MetricModel model) {
        this.metric = metric;
        this.model = model;
        setId("metric-" + metric.word());
        getStyleClass().add("metric-pane");
        table.setId("metric-table-" + metric.word());
        table.setAccessibleText(metric.title());
        table.getStyleClass().add("dense");
        table.setFixedCellSize(32);
        table.setPlaceholder(new Label(Messages.text("metric.noRows")));
        var sorted = new SortedList<>(listed);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        setTop(head());
        setCenter(content);
        content.loading();
        filter.textProperty().addListener((_, _, _) -> filter());
        sql.selectedProperty().addListener((_, _, _) -> arrange());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (line != null && !refilling) {
                arrange();
            }
        });
        map.selectedProperty().addListener((_, _, _) -> content.content(shown()));
    }

    /** Asks, unless the newest answer is fresh enough for this subject. */
    void refresh(boolean force) {
        model.ask(metric, force, this::show);
    }

    private Node head() {
        var title = new Label(metric.title());
        title.getStyleClass().addAll("metric-title", "strong");
        var about = new Label(metric.explanation());
        about.getStyleClass().add("muted");
        about.setMinWidth(0);
        note.setId("metric-note-" + metric.word());
        note.getStyleClass().addAll("muted", "small");
        note.setMinWidth(0);
        filter.setId("metric-filter-" + metric.word());
        filter.setPromptText(Messages.text("metric.filter"));
        sql.setId("metric-sql-" + metric.word());
        sql.getStyleClass().add("small");
        sql.setMinWidth(USE_PREF_SIZE);
        map.setId("metric-map-" + metric.word());
        map.getStyleClass().add("small");
        map.setMinWidth(USE_PREF_SIZE);
        var words = new VBox(title, about, note);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(words, filter, sql);
        if (metric == Metric.TABLES || metric == Metric.SCHEMAS || metric == Metric.DATABASES) {
            line.getChildren().add(2, map);
        }
        line.getStyleClass().add("metric-head");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** The SQL behind the table, or else what is to be said of the chosen row. */
    private void arrange() {
        if (sql.isSelected()) {
            below(model.sql(metric), null);
            return;
        }
        var line = table.getSelectionModel().getSelectedItem();
        var detail =
                line == null || map.isSelected() ? null : MetricDetail.of(metric, columns, line, model.databaseName());
        if (detail == null) {
            setCenter(content);
        } else {
            below(detail.text(), detail.statement());
        }
    }

    private void below(String text, @Nullable String statement) {
        var pane = new SqlPane();
        pane.setText(text);
        var lower = new BorderPane(pane);
        if (statement != null && metric == Metric.STATEMENTS) {
            var plan = new Button(Messages.text("metric.plan"), new FontIcon(Feather.GIT_BRANCH));
            plan.setId("metric-plan");
            plan.setOnAction(_ -> model.plan(statement, said -> pane.setText(text + "\n\n" + said)));
            var bar = new HBox(plan);
            bar.getStyleClass().add("health-bar");
            lower.setTop(bar);
        }
        var split = new SplitPane(content, lower);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(TABLE_SHARE);
        setCenter(split);
    }

    private Region shown() {
        return map.isSelected() ? treemap : table;
    }

    private void show(Measured<MetricTable> measured) {
        switch (measured) {
            case Measured.Known<MetricTable> known -> show(known.value());
            case Measured.Unknown<MetricTable> unknown -> {
                note.setText(Messages.text("metric.unknown"));
                content.problem(unknown.reason(), () -> refresh(true));
            }
        }
    }

    private void show(MetricTable told) {
        if (!told.columns().isEmpty() && !told.columns().equals(columns)) {
            columns = told.columns();
            build();
        }
        refill(told);
        note.setText(Messages.text(
                        metric.rhythm() == Metric.Rhythm.EVERY_MINUTE ? "metric.note.slow" : "metric.note",
                        told.rows().size(),
                        Times.duration(told.took()))
                + (told.hidden() == 0 ? "" : " " + Messages.text("metric.note.hidden", told.hidden())));
        if (map.getParent() != null) {
            treemap.show(shares(told));
        }
        content.content(shown());
    }

    /** New rows; the chosen one stays chosen where its first columns are the same. */
    private void refill(MetricTable told) {
        var chosen = table.getSelectionModel().getSelectedItem();
        refilling = true;
        rows.setAll(told.rows());
        filter();
        if (chosen != null) {
            table.getItems().stream()
                    .filter(line -> isSame(line, chosen))
                    .findFirst()
                    .ifPresent(line -> table.getSelectionModel().select(line));
        }
        refilling = false;
    }

    private boolean isSame(MetricTable.Line a, MetricTable.Line b) {
        for (int i = 0; i < Math.min(3, columns.size()); i++) {
            if (columns.get(i).kind() == MetricColumn.Kind.TEXT && !Objects.equals(a.at(i), b.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<TreemapPane.Share> shares(MetricTable told) {
        int whole = Math.max(told.place("total_bytes"), told.place("size_bytes"));
        int schema = told.place("schema_name");
        int parent = told.place("parent_name");
        int name = Math.max(told.place("relation_name"), told.place("database_name"));
        return told.rows().stream()
                .filter(line -> parent < 0 || line.at(parent) == null)
                .map(line -> {
                    var group = schema < 0 ? "" : String.valueOf(line.at(schema));
                    var own = name < 0 ? group : String.valueOf(line.at(name));
                    return new TreemapPane.Share(
                            schema < 0 || name < 0 || group.equals("public") ? own : group + "." + own,
                            name < 0 || schema < 0 ? own : group,
                            whole >= 0 ? bytes(line.at(whole)) : sum(told, line));
                })
                .sorted((a, b) -> Long.compare(b.bytes(), a.bytes()))
                .toList();
    }

    private static long sum(MetricTable told, MetricTable.Line line) {
        return bytes(line.at(told.place("heap_bytes")))
                + bytes(line.at(told.place("index_bytes")))
                + bytes(line.at(told.place("toast_bytes")));
    }

    private static long bytes(@Nullable Object value) {
        return value instanceof Long bytes ? bytes : 0;
    }

    private void build() {
        table.getColumns().clear();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (!UNSHOWN.contains(column.name())) {
                table.getColumns().add(column(column, i));
            }
        }
    }

    /** A column that shows what stands at a place of a line. */
    static TableColumn<MetricTable.Line, Object> column(MetricColumn metric, int place) {
        var column = new TableColumn<MetricTable.Line, Object>(metric.title());
        column.setId("metric-column-" + metric.name());
        column.setPrefWidth(width(metric));
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().at(place)));
        column.setCellFactory(_ -> new Look.Written<>(
                metric.isNumeric() ? "health-number" : metric.kind() == MetricColumn.Kind.SQL ? "mono" : "health-text",
                value -> metric.text(value, Instant.now()).replaceAll("\\s+", " "),
                metric::exact));
        if (metric.isNumeric()) {
            column.getStyleClass().add("health-number");
        }
        return column;
    }

    private static double width(MetricColumn column) {
        return switch (column.kind()) {
            case SQL -> 520;
            case TEXT ->
                switch (column.name()) {
                    case "description" -> 380;
                    case "setting_name" -> 250;
                    case "relation_name", "index_name", "sequence_name" -> 200;
                    case "takes_effect" -> 160;
                    default -> 140;
                };
            case NUMBER, BYTES, SHARE, SECONDS, MILLISECONDS -> 104;
            case TRUTH -> 144;
            case MOMENT -> 110;
        };
    }

    private void filter() {
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        listed.setPredicate(line -> wanted.isEmpty()
                || line.values().stream()
                        .filter(Objects::nonNull)
                        .anyMatch(value ->
                                value.toString().toLowerCase(Locale.ROOT).contains(wanted)));
    }
}

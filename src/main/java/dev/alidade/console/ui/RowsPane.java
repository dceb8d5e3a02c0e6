package dev.alidade.console.ui;

import dev.alidade.change.row.NewValue;
import dev.alidade.console.Binding;
import dev.alidade.console.ResultColumn;
import dev.alidade.console.ResultRow;
import dev.alidade.console.chart.ChartGuess;
import dev.alidade.console.chart.ChartValues;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.OneLine;
import dev.alidade.ui.control.ResultTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Rows of a result, the value in hand beside them, and below what else can be made of them. */
final class RowsPane extends BorderPane {
    private static final double VALUE_SHARE = 0.7;

    private final ConsoleViewModel model;
    private final EditorBuffer buffer;
    private final ResultEntry.Grid grid;
    private final ResultTable<ResultRow> table;
    private final SplitPane split;
    private final ValuePane value;
    private final ResultEditModel edits;
    private final LargeValueModel large;

    RowsPane(ConsoleViewModel model, EditorBuffer buffer, ResultEntry.Grid grid) {
        this.model = model;
        this.buffer = buffer;
        this.grid = grid;
        var rows = model.resultRows();
        large = new LargeValueModel(model.rowChanges(), model.tasks(), grid, rows);
        edits = new ResultEditModel(model.rowChanges(), model.tasks(), grid, rows, this::replace);
        long began = System.nanoTime();
        table = new ResultTable<>(new ResultTable.Values<>() {
            @Override
            public @Nullable String value(ResultRow row, int place) {
                return edits.value(row, place)
                        .map(RowsPane::written)
                        .orElseGet(() -> Optional.ofNullable(row.value(place)))
                        .orElse(null);
            }

            @Override
            public boolean isChanged(ResultRow row, int place) {
                return edits.value(row, place).isPresent();
            }

            @Override
            public boolean isCut(ResultRow row, int place) {
                return row.isCut(place);
            }
        });
        table.getStyleClass().add("console-grid");
        table.show(columns(), grid.rows());
        split = new SplitPane(table);
        value = new ValuePane(() -> split.getItems().removeIf(ValuePane.class::isInstance));
        listen();
        setCenter(split);
        edits.stateProperty().addListener((_, _, _) -> {
            table.refresh();
            if (split.getItems().contains(value)) {
                inspect();
            }
        });
        setBottom(new VBox(
                new ResultEditBar(edits, model.setting().production()),
                foot(Duration.ofNanos(System.nanoTime() - began))));
    }

    private static Optional<String> written(NewValue value) {
        return value instanceof NewValue.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private void listen() {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                inspect();
            } else if (key.getCode() == KeyCode.ESCAPE) {
                split.getItems().remove(value);
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                inspect();
            }
        });
        table.getFocusModel().focusedCellProperty().addListener((Observable _) -> {
            if (split.getItems().contains(value)) {
                inspect();
            }
        });
    }

    private void replace(ResultRow before, ResultRow after) {
        table.replace(before, after);
    }

    private void inspect() {
        var place = table.focused();
        if (place != null) {
            value.show(place);
            var row =
                    table.getItems().get(table.getFocusModel().getFocusedCell().getRow());
            int column = table.getFocusModel().getFocusedCell().getColumn() - 1;
            value.large(
                    place.cut() && large.isPossible(column)
                            ? new ValuePane.Large(
                                    taker -> large.open(row, column, taker),
                                    (file, teller) -> large.save(row, column, file, teller))
                            : null);
            if (place.cut() && !large.isPossible(column)) {
                value.say(Messages.text("console.value.unknown"));
            }
            value.edit(
                    edits.stateProperty().get() instanceof ResultEdit.Off
                            ? null
                            : new ValuePane.Editing(
                                    edits.refusal(row, column), wanted -> edits.set(row, column, wanted)));
            if (!split.getItems().contains(value)) {
                split.getItems().add(value);
                split.setDividerPositions(VALUE_SHARE);
            }
        }
    }

    private List<ResultTable.Column> columns() {
        return grid.columns().stream()
                .map(c -> new ResultTable.Column(c.name(), c.type(), c.isNumber()))
                .toList();
    }

    private HBox foot(Duration render) {
        var words = new Label(RunCollector.rowsText(grid.rows().size(), grid.more()) + "   ·   "
                + Messages.text(
                        "console.result.timing",
                        Times.duration(grid.timing().server()),
                        Times.duration(grid.timing().transfer()),
                        Times.duration(render)));
        words.getStyleClass().addAll("muted", "small");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (grid.more()) {
            words.setTooltip(new Tooltip(Messages.text("console.result.more")));
        }
        var foot = new HBox(words);
        foot.getStyleClass().add("console-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        if (!grid.rows().isEmpty() && !model.runs().isReadOnly() && edits.isPossible()) {
            var edit = button("console-edit", Feather.EDIT_2, "console.edit.button");
            edit.setOnAction(_ -> {
                edits.begin();
                edit.setDisable(true);
            });
            foot.getChildren().add(edit);
        }
        if (!grid.rows().isEmpty()
                && ChartGuess.of(new ChartValues(grid.columns(), grid.rows())).isPresent()) {
            var chart = button("console-chart", Feather.BAR_CHART_2, "console.chart.button");
            chart.setOnAction(_ -> buffer.results().add(new ResultEntry.Charted(grid.with(table.getItems()))));
            foot.getChildren().add(chart);
        }
        var handover = model.handover();
        if (handover != null && isPlaced()) {
            var map = button("console-map", Feather.MAP, "console.map.button");
            map.setOnAction(_ -> handover.map(
                    OneLine.of(grid.sql().strip().replaceAll("\\s+", " "), 40),
                    grid.sql(),
                    problem -> buffer.messages()
                            .add(new RunMessage(RunMessage.Kind.FAILED, problem.message(), "", problem))));
            foot.getChildren().add(map);
        }
        return foot;
    }

    /** Whether its rows lie somewhere, and the query can be asked again by another. */
    private boolean isPlaced() {
        return Binding.of(grid.sql()).names().isEmpty()
                && grid.columns().stream().map(ResultColumn::type).anyMatch(RowsPane::isShape);
    }

    private static boolean isShape(String type) {
        return type.replace("\"", "").endsWith("geometry")
                || type.replace("\"", "").endsWith("geography");
    }

    private static Button button(String id, Ikon icon, String key) {
        var button = new Button(Messages.text(key), new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}

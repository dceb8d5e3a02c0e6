package dev.alidade.console.ui;

import dev.alidade.console.ResultRow;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.OneLine;
import dev.alidade.ui.control.ResultTable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What came of the last run of the text in front: a tab for each result, and the messages. */
final class ResultsPane extends StackPane {
    private static final double VALUE_SHARE = 0.7;

    private final TabPane tabs = new TabPane();
    private final Tab messages = new Tab(Messages.text("console.result.messages"));
    private final MessagesPane lines = new MessagesPane();
    private final EmptyPane empty = new EmptyPane(
            Feather.TERMINAL, Messages.text("console.result.empty"), Messages.text("console.result.empty.text"));
    private final ListChangeListener<ResultEntry> onResults = change -> {
        while (change.next()) {
            if (change.wasRemoved()) {
                rebuild();
                return;
            }
            change.getAddedSubList().forEach(this::add);
        }
    };
    private final ListChangeListener<RunMessage> onMessages = this::messagesChanged;
    private @Nullable EditorBuffer shown;

    ResultsPane(ConsoleViewModel model) {
        getStyleClass().add("console-results");
        tabs.setId("console-results");
        tabs.getStyleClass().add("dense");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        messages.setContent(lines);
        getChildren().add(empty);
        model.currentProperty().addListener((_, _, buffer) -> show(buffer));
        show(model.currentProperty().get());
    }

    private void show(@Nullable EditorBuffer buffer) {
        var before = shown;
        if (before != null) {
            before.results().removeListener(onResults);
            before.messages().removeListener(onMessages);
        }
        shown = buffer;
        if (buffer != null) {
            buffer.results().addListener(onResults);
            buffer.messages().addListener(onMessages);
        }
        rebuild();
    }

    private void rebuild() {
        var buffer = shown;
        tabs.getTabs().setAll(messages);
        if (buffer == null) {
            return;
        }
        lines.show(buffer.messages());
        buffer.results().forEach(this::add);
        look(buffer);
    }

    private void messagesChanged(ListChangeListener.Change<? extends RunMessage> change) {
        var buffer = shown;
        if (buffer == null) {
            return;
        }
        lines.show(buffer.messages());
        while (change.next()) {
            if (change.getAddedSubList().stream().anyMatch(m -> m.kind() == RunMessage.Kind.FAILED)) {
                tabs.getSelectionModel().select(messages);
            }
        }
        look(buffer);
    }

    private void look(EditorBuffer buffer) {
        boolean nothing = buffer.results().isEmpty() && buffer.messages().isEmpty();
        getChildren().setAll(nothing ? empty : tabs);
    }

    private void add(ResultEntry entry) {
        int number = tabs.getTabs().size();
        var tab = new Tab(
                switch (entry) {
                    case ResultEntry.Grid _ -> Messages.text("console.result.title", number);
                    case ResultEntry.Planned _ -> Messages.text("console.plan.title");
                });
        tab.setTooltip(new Tooltip(OneLine.of(entry.sql(), 300)));
        tab.setContent(
                switch (entry) {
                    case ResultEntry.Grid grid -> grid(grid);
                    case ResultEntry.Planned planned -> new PlanPane(planned.plan());
                });
        tabs.getTabs().add(number - 1, tab);
        if (number == 1) {
            tabs.getSelectionModel().select(tab);
        }
        look(Objects.requireNonNull(shown));
    }

    private static Node grid(ResultEntry.Grid grid) {
        long began = System.nanoTime();
        var table = new ResultTable<ResultRow>(new ResultTable.Values<>() {
            @Override
            public @Nullable String value(ResultRow row, int place) {
                return row.value(place);
            }

            @Override
            public boolean isCut(ResultRow row, int place) {
                return row.isCut(place);
            }
        });
        table.getStyleClass().add("console-grid");
        table.show(columns(grid), grid.rows());
        var split = new SplitPane(table);
        var value = new ValuePane(() -> split.getItems().removeIf(ValuePane.class::isInstance));
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                inspect(table, split, value);
            } else if (key.getCode() == KeyCode.ESCAPE) {
                split.getItems().remove(value);
            }
        });
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                inspect(table, split, value);
            }
        });
        table.getFocusModel().focusedCellProperty().addListener((Observable _) -> {
            if (split.getItems().contains(value)) {
                inspect(table, split, value);
            }
        });
        var pane = new BorderPane(split);
        pane.setBottom(foot(grid, Duration.ofNanos(System.nanoTime() - began)));
        return pane;
    }

    private static void inspect(ResultTable<ResultRow> table, SplitPane split, ValuePane value) {
        var place = table.focused();
        if (place != null) {
            value.show(place);
            if (!split.getItems().contains(value)) {
                split.getItems().add(value);
                split.setDividerPositions(VALUE_SHARE);
            }
        }
    }

    private static List<ResultTable.Column> columns(ResultEntry.Grid grid) {
        return grid.columns().stream()
                .map(c -> new ResultTable.Column(c.name(), c.type(), c.isNumber()))
                .toList();
    }

    private static Label foot(ResultEntry.Grid grid, Duration render) {
        var foot = new Label(RunCollector.rowsText(grid.rows().size(), grid.more()) + "   ·   "
                + Messages.text(
                        "console.result.timing",
                        Times.duration(grid.timing().server()),
                        Times.duration(grid.timing().transfer()),
                        Times.duration(render)));
        foot.getStyleClass().addAll("console-foot", "muted", "small");
        foot.setMaxWidth(Double.MAX_VALUE);
        if (grid.more()) {
            foot.setTooltip(new Tooltip(Messages.text("console.result.more")));
        }
        return foot;
    }
}

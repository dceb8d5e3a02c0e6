package dev.alidade.console.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.EmptyPane;
import dev.alidade.ui.control.OneLine;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What came of the last run of the text in front: a tab for each result, and the messages. */
final class ResultsPane extends StackPane {
    private final ConsoleViewModel model;
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
        this.model = model;
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
                    case ResultEntry.Charted _ -> Messages.text("console.chart.title");
                    case ResultEntry.Planned planned ->
                        Messages.text("console.plan.number", planned.kept().number());
                    case ResultEntry.Compared two ->
                        Messages.text(
                                "console.plan.two",
                                two.before().number(),
                                two.after().number());
                });
        tab.setTooltip(new Tooltip(OneLine.of(entry.sql(), 300)));
        tab.setContent(
                switch (entry) {
                    case ResultEntry.Grid grid -> rows(grid);
                    case ResultEntry.Charted charted -> new ChartPane(charted.grid());
                    case ResultEntry.Planned planned -> plan(planned);
                    case ResultEntry.Compared two -> new PlanComparePane(two.before(), two.after());
                });
        tabs.getTabs().add(number - 1, tab);
        if (number == 1 || !isOfTheRun(entry)) {
            tabs.getSelectionModel().select(tab);
        }
        look(Objects.requireNonNull(shown));
    }

    /** Whether it came of the run itself and not of a later wish. */
    private static boolean isOfTheRun(ResultEntry entry) {
        return entry instanceof ResultEntry.Grid || entry instanceof ResultEntry.Planned;
    }

    private Node rows(ResultEntry.Grid grid) {
        var buffer = Objects.requireNonNull(shown);
        return new RowsPane(model, buffer, grid);
    }

    private Node plan(ResultEntry.Planned planned) {
        var buffer = Objects.requireNonNull(shown);
        return new PlanPane(
                planned.plan(),
                buffer.plansBefore(planned.kept()),
                before -> buffer.results().add(new ResultEntry.Compared(before, planned.kept())));
    }
}

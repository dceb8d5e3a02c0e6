package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.metric.MetricTable;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.EmptyPane;
import java.time.Instant;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A table of what is remembered in the user's folder. */
final class MemoryPane extends BorderPane {
    private final MemoryKind kind;
    private final PulseViewModel pulse;
    private final ObservableList<MetricTable.Line> rows = FXCollections.observableArrayList();
    private final TableView<MetricTable.Line> table = new TableView<>();
    private final ContentState content = new ContentState();

    MemoryPane(MemoryKind kind, PulseViewModel pulse) {
        this.kind = kind;
        this.pulse = pulse;
        setId("memory-" + kind.word());
        table.setId("memory-table-" + kind.word());
        table.setAccessibleText(kind.title());
        table.getStyleClass().add("dense");
        table.setFixedCellSize(32);
        var sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        var columns = kind.columns();
        for (int i = 0; i < columns.size(); i++) {
            table.getColumns().add(MetricPane.column(columns.get(i), i));
        }
        var title = new Label(kind.title());
        title.getStyleClass().addAll("metric-title", "strong");
        var about = new Label(kind.explanation());
        about.getStyleClass().add("muted");
        about.setMinWidth(0);
        var head = new VBox(title, about);
        head.getStyleClass().add("metric-head");
        setTop(head);
        setCenter(content);
        content.loading();
    }

    /** Reads the memory again. */
    void refresh() {
        pulse.remember(
                history -> kind.rows(history, Instant.now()),
                found -> {
                    rows.setAll(found);
                    if (found.isEmpty()) {
                        content.empty(new EmptyPane(
                                Feather.CLOCK,
                                Messages.text("metric.memory.empty"),
                                Messages.text("metric.memory.empty.next")));
                    } else {
                        content.content(table);
                    }
                },
                () -> {
                    var problem = pulse.memoryProblemProperty().get();
                    if (problem != null) {
                        content.problem(problem, this::refresh);
                    }
                });
    }
}

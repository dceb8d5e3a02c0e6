package dev.alidade.console.ui;

import dev.alidade.console.PlanChange;
import dev.alidade.console.PlanComparison;
import dev.alidade.console.PlanNode;
import dev.alidade.i18n.Messages;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Two plans side by side, step by step, the biggest change first. */
final class PlanComparePane extends BorderPane {
    private static final double BAR_WIDTH = 70;

    private final PlanComparison comparison;
    private final double biggest;

    PlanComparePane(KeptPlan before, KeptPlan after) {
        comparison = PlanComparison.of(before.plan(), after.plan());
        biggest = comparison.changes().stream()
                .mapToDouble(change -> Math.abs(change.difference()))
                .max()
                .orElse(0);
        setId("console-plan-comparison");
        getStyleClass().add("console-plan");
        setTop(head(before, after));
        setCenter(table());
    }

    private HBox head(KeptPlan before, KeptPlan after) {
        double from = comparison.totalBefore();
        double to = comparison.totalAfter();
        var change = new Label(changeWords(from, to));
        change.setId("console-plan-verdict");
        change.getStyleClass().addAll("strong", look(to - from, from));
        var names = new Label(before.label() + "   →   " + after.label());
        names.getStyleClass().addAll("muted", "small");
        names.setMinWidth(0);
        var head = new HBox(change, names);
        head.getStyleClass().add("plan-bar-line");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private String changeWords(double from, double to) {
        var sizes = size(from) + " → " + size(to);
        if (from <= 0 || to <= 0 || Math.abs(to - from) / from < 0.01) {
            return sizes;
        }
        return sizes + "   "
                + (to < from
                        ? Messages.text("console.plan.faster", factor(from / to))
                        : Messages.text("console.plan.slower", factor(to / from)));
    }

    private static String factor(double times) {
        return times >= 10 ? PlanWords.count(times) : "%.1f".formatted(times);
    }

    private TableView<PlanChange> table() {
        var table = new TableView<PlanChange>();
        table.setId("console-plan-changes");
        table.getStyleClass().add("dense");
        table.setFixedCellSize(28);
        table.getColumns().add(column("console.plan.before", 215, c -> step(c.before())));
        table.getColumns().add(column("console.plan.after", 215, c -> step(c.after())));
        var sizes = comparison.timed() ? "console.plan.time" : "console.plan.cost";
        table.getColumns()
                .add(sorted(
                        column(sizes, 155, c -> PlanWords.number(size(c.sizeBefore()) + " → " + size(c.sizeAfter()))),
                        PlanChange::sizeAfter));
        table.getColumns()
                .add(sorted(column("console.plan.difference", 165, this::difference), PlanChange::difference));
        table.getColumns()
                .add(sorted(
                        column(
                                "console.plan.rows",
                                120,
                                c -> PlanWords.number(rows(c.rowsBefore()) + " → " + rows(c.rowsAfter()))),
                        PlanChange::rowsAfter));
        table.getItems().setAll(comparison.changes());
        table.getSelectionModel().select(0);
        return table;
    }

    private static TableColumn<PlanChange, PlanChange> column(
            String key, double width, Function<PlanChange, Node> look) {
        var column = new TableColumn<PlanChange, PlanChange>(Messages.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable PlanChange change, boolean empty) {
                super.updateItem(change, empty);
                setGraphic(empty || change == null ? null : look.apply(change));
            }
        });
        return column;
    }

    private static TableColumn<PlanChange, PlanChange> sorted(
            TableColumn<PlanChange, PlanChange> column, ToDoubleFunction<PlanChange> by) {
        column.setSortable(true);
        column.setComparator(Comparator.comparingDouble(by));
        return column;
    }

    private Node step(@Nullable PlanNode node) {
        if (node == null) {
            var none = new Label("—");
            none.getStyleClass().add("muted");
            return none;
        }
        var title = new Label(node.title());
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        var target = new Label(node.target());
        target.getStyleClass().addAll("muted", "small");
        var line = new HBox(title, target);
        line.getStyleClass().add("plan-step");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node difference(PlanChange change) {
        double by = change.difference();
        var bar = new Region();
        bar.getStyleClass().add(by > 0 ? "plan-bar-hot" : "plan-bar-gain");
        bar.setPrefWidth(biggest == 0 ? 0 : BAR_WIDTH * Math.abs(by) / biggest);
        bar.setMaxWidth(bar.getPrefWidth());
        var room = new HBox(bar);
        room.setMinWidth(BAR_WIDTH);
        room.setPrefWidth(BAR_WIDTH);
        room.setAlignment(Pos.CENTER_LEFT);
        var text = PlanWords.number((by > 0 ? "+" : by < 0 ? "−" : "") + size(Math.abs(by)));
        text.getStyleClass().add(look(by, biggest));
        var line = new HBox(room, text);
        line.getStyleClass().add("plan-time");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Less than a hundredth is noise. */
    private static String look(double by, double of) {
        return Math.abs(by) <= of / 100 ? "muted" : by > 0 ? "state-failed" : "state-done";
    }

    private String size(double size) {
        return comparison.timed() ? PlanWords.millis(size) : PlanWords.count(size);
    }

    private static String rows(double rows) {
        return rows < 0 ? "—" : PlanWords.count(rows);
    }
}

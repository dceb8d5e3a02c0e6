package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckResult;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.ui.control.ContentState;
import dev.alidade.ui.control.ProblemPane;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Groups with their verdicts, findings worst first, and one of them in full. */
final class FindingsPane extends BorderPane {
    private final FindingsViewModel model;
    private final ListView<FindingGroup> groups = new ListView<>();
    private final TableView<FindingLine> table = new TableView<>();
    private final ContentState content = new ContentState();
    private final FindingPane detail;
    private @Nullable String chosen;

    FindingsPane(FindingsViewModel model) {
        this.model = model;
        detail = new FindingPane(model, this::openCheck);
        setId("findings");
        setTop(new VBox(bar(), problem()));
        buildGroups();
        buildTable();
        var split = new SplitPane(groups, table, detail);
        split.setDividerPositions(0.17, 0.62);
        SplitPane.setResizableWithParent(groups, false);
        content.loading();
        setCenter(content);
        model.reportProperty().addListener((_, _, report) -> {
            if (report != null) {
                content.content(split);
            }
        });
    }

    /** The page of a check: what it asks, and how it is set. */
    private void openCheck(Check check) {
        chosen = FindingLine.ofCheck(check);
        model.chooseChecks();
        groups.getSelectionModel()
                .select(model.groups().stream()
                        .filter(group -> group.kind() == FindingGroup.Kind.CHECKS)
                        .findFirst()
                        .orElseThrow());
        keepChosen();
        table.scrollTo(table.getSelectionModel().getSelectedItem());
    }

    private Node bar() {
        var note = new Label();
        note.setId("findings-note");
        note.getStyleClass().add("muted");
        note.setMinWidth(Region.USE_PREF_SIZE);
        var assumed = new Label();
        assumed.setId("findings-assumed");
        assumed.getStyleClass().add("muted");
        assumed.setMinWidth(0);
        model.reportProperty().addListener((_, _, report) -> {
            if (report != null) {
                note.setText(Messages.text(
                        "monitoring.findings.note",
                        report.asked().size(),
                        report.findings().size(),
                        report.notChecked().size()));
                assumed.setText(String.join(" ", report.assumptions()));
            }
        });
        assumed.visibleProperty().bind(model.doneProperty().isEmpty());
        assumed.managedProperty().bind(assumed.visibleProperty());
        var progress = new Label();
        progress.setId("findings-progress");
        progress.textProperty().bind(model.progressProperty());
        progress.getStyleClass().add("muted");
        var done = new Label();
        done.setId("findings-done");
        done.textProperty().bind(model.doneProperty());
        done.getStyleClass().add("state-done");
        done.setMinWidth(0);
        var cancel = new Button(Messages.text("monitoring.findings.stop"));
        cancel.setId("findings-stop");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.cancel());
        cancel.visibleProperty().bind(model.busyProperty());
        cancel.managedProperty().bind(cancel.visibleProperty());
        var several = new SaveSeveral(model, table.getSelectionModel());
        var run = new Button(Messages.text("monitoring.findings.run"), new FontIcon(Feather.PLAY));
        run.setId("findings-run");
        run.getStyleClass().add("small");
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.disableProperty().bind(model.busyProperty());
        run.setOnAction(_ -> model.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(note, assumed, done, space, progress, cancel, several, run);
        bar.getStyleClass().add("health-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node problem() {
        var place = new VBox();
        place.setId("findings-problem");
        place.getStyleClass().add("findings-problem");
        place.setVisible(false);
        place.managedProperty().bind(place.visibleProperty());
        model.problemProperty().addListener((_, _, problem) -> {
            place.getChildren().clear();
            place.setVisible(false);
            if (problem == null) {
                return;
            }
            if (model.reportProperty().get() == null) {
                content.problem(problem, model::run);
            } else {
                place.getChildren().add(new ProblemPane(problem, null));
                place.setVisible(true);
            }
        });
        return place;
    }

    private void buildGroups() {
        groups.setId("findings-groups");
        groups.setAccessibleText(Messages.text("monitoring.findings.groups.accessible"));
        groups.getStyleClass().add("findings-groups");
        groups.setItems(model.groups());
        groups.setCellFactory(_ -> new GroupCell());
        groups.setMinWidth(150);
        groups.getSelectionModel().selectedItemProperty().addListener((_, _, group) -> {
            if (group != null) {
                model.groupProperty().set(group);
            }
        });
        model.groups().addListener((ListChangeListener<FindingGroup>) _ -> {
            var wanted = model.groupProperty().get();
            model.groups().stream()
                    .filter(wanted::isSame)
                    .findFirst()
                    .ifPresent(group -> groups.getSelectionModel().select(group));
        });
    }

    private void buildTable() {
        table.setId("health-findings");
        table.setAccessibleText(Messages.text("monitoring.findings.accessible"));
        table.getStyleClass().add("dense");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setFixedCellSize(32);
        table.setMinWidth(0);
        table.setPlaceholder(new Label(Messages.text("monitoring.findings.none")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var worth = new TableColumn<FindingLine, FindingLine>(Messages.text("monitoring.findings.column.severity"));
        worth.setMinWidth(118);
        worth.setMaxWidth(118);
        worth.setSortable(false);
        worth.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        worth.setCellFactory(
                _ -> Look.<FindingLine, FindingLine>verdict(FindingsPane::word).cell());
        var what = new TableColumn<FindingLine, String>(Messages.text("monitoring.findings.column.what"));
        what.setSortable(false);
        what.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(sentence(row.getValue())));
        Look<FindingLine, String> look = Look.text();
        what.setCellFactory(_ -> look.cell());
        table.getColumns().setAll(List.of(worth, what));
        table.setItems(model.lines());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, line) -> {
            if (line != null) {
                chosen = line.key();
                detail.show(line);
            }
        });
        model.lines().addListener((ListChangeListener<FindingLine>) _ -> keepChosen());
    }

    /** The line that was chosen is chosen again; when it is gone, the first one is. */
    private void keepChosen() {
        var again = model.lines().stream()
                .filter(line -> line.key().equals(chosen))
                .findFirst()
                .or(() -> model.lines().stream().findFirst());
        if (again.isPresent()) {
            table.getSelectionModel().clearAndSelect(model.lines().indexOf(again.get()));
            detail.show(again.get());
        } else {
            detail.clear();
        }
    }

    static Look.Word word(FindingLine line) {
        return switch (line) {
            case FindingLine.Open open -> severity(open.finding().severity());
            case FindingLine.NotChecked _ -> word("NOT_CHECKED", Feather.HELP_CIRCLE, "state-unknown");
            case FindingLine.Passed _ -> word("IGNORED", Feather.EYE_OFF, "state-unknown");
            case FindingLine.Mended mended ->
                mended.fix().change().isUnsettled()
                        ? word("UNSETTLED", Feather.ALERT_TRIANGLE, "state-attention")
                        : mended.fix().change().stands()
                                ? word("MENDED", Feather.CHECK, "state-done")
                                : word("UNDONE", Feather.CORNER_UP_LEFT, "state-unknown");
            case FindingLine.Checked checked -> answer(checked.result());
        };
    }

    private static Look.Word answer(CheckResult result) {
        return switch (result.verdict()) {
            case FINE -> word("FINE", Feather.CHECK, "state-done");
            case FINDING -> {
                var worst = severity(result.findings().getFirst().severity());
                int count = result.findings().size();
                yield new Look.Word(
                        Messages.text("monitoring.findings.answer", count), worst.icon(), worst.style(), worst.text());
            }
            case NOT_CHECKED -> word("NOT_CHECKED", Feather.HELP_CIRCLE, "state-unknown");
            case OFF -> word("OFF", Feather.MINUS_CIRCLE, "state-unknown");
        };
    }

    private static Look.Word severity(Severity severity) {
        return switch (severity) {
            case ERROR -> word("ERROR", Feather.ALERT_OCTAGON, "state-failed");
            case WARNING -> word("WARNING", Feather.ALERT_TRIANGLE, "state-attention");
            case INFO -> word("INFO", Feather.INFO, "state-running");
        };
    }

    private static Look.Word word(String word, Feather icon, String style) {
        var text = Messages.text("monitoring.severity." + word);
        return new Look.Word(text, icon, style, text);
    }

    private static String sentence(FindingLine line) {
        return switch (line) {
            case FindingLine.Open open -> open.finding().detail();
            case FindingLine.NotChecked missed ->
                missed.result().check().title() + ": "
                        + String.join(" ", missed.result().reasons());
            case FindingLine.Passed passed -> passed.ignored().finding().detail();
            case FindingLine.Mended mended -> mended.fix().change().what().title();
            case FindingLine.Checked checked -> checked.result().check().title();
        };
    }

    /** A group's name, and how its checks answered. */
    private static final class GroupCell extends ListCell<FindingGroup> {
        private final Label name = new Label();
        private final Label counts = new Label();
        private final HBox row = new HBox();

        GroupCell() {
            setPrefWidth(0);
            name.setMinWidth(0);
            counts.setMinWidth(Region.USE_PREF_SIZE);
            counts.getStyleClass().addAll("small");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row.getChildren().setAll(name, space, counts);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("findings-group");
        }

        @Override
        protected void updateItem(@Nullable FindingGroup group, boolean empty) {
            super.updateItem(group, empty);
            setText(null);
            setTooltip(null);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            name.setText(group.title());
            counts.getStyleClass().removeIf(style -> style.startsWith("state-") || style.equals("muted"));
            var answered = group.counts();
            if (answered == null) {
                counts.setText(Integer.toString(group.size()));
                counts.getStyleClass().add("muted");
            } else {
                counts.setText(answered.fine() + " ✓  " + answered.findings() + " !  " + answered.notChecked() + " ?");
                counts.getStyleClass()
                        .add(
                                answered.findings() > 0
                                        ? "state-attention"
                                        : answered.notChecked() > 0 ? "muted" : "state-done");
                setTooltip(new Tooltip(Messages.text(
                        "monitoring.findings.counts", answered.fine(), answered.findings(), answered.notChecked())));
            }
            setGraphic(row);
        }
    }
}

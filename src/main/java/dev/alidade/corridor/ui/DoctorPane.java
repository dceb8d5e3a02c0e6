package dev.alidade.corridor.ui;

import dev.alidade.corridor.doctor.Ailment;
import dev.alidade.corridor.doctor.Diagnosis;
import dev.alidade.corridor.feature.ViewportPlan;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What ails the layers: one line each, worst first, the healthy ones last; the chosen one in full below. */
final class DoctorPane extends SidePanel {
    private static final double TALLEST_LIST = 480;
    private static final double LINE = 50;

    private final DoctorModel model;
    private final ListView<Line> list = new ListView<>();
    private final Label said = new Label();
    private final Button undo = new Button(Messages.text("doctor.undo"));
    private final Button all = new Button(Messages.text("doctor.all"), new FontIcon(Feather.ARROW_LEFT));
    private final VBox done = new VBox(said, undo);
    private final ScrollPane scroll;

    /** A line: something that ails, a layer that is read well, something that could not be looked at. */
    private sealed interface Line {
        record Ill(Ailment ailment) implements Line {}

        record Well(ViewportPlan plan) implements Line {}

        record Missed(String reason) implements Line {}
    }

    DoctorPane(DoctorModel model, Runnable close) {
        super("map-doctor", "doctor.title", close);
        this.model = model;
        list.setId("map-doctor-list");
        list.setAccessibleText(Messages.text("doctor.title"));
        list.getStyleClass().add("map-side-list");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) ->
                        model.ailmentProperty().set(line instanceof Line.Ill ill ? ill.ailment() : null));
        scroll = new ScrollPane(new CurePane(model));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("map-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        all.setId("map-doctor-all");
        all.getStyleClass().addAll("flat", "small");
        all.setOnAction(_ -> {
            list.getSelectionModel().clearSelection();
            model.ailmentProperty().set(null);
        });
        said.setId("map-doctor-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.setGraphic(new FontIcon(Feather.INFO));
        said.getStyleClass().add("map-change-sentence");
        said.textProperty().bind(model.saidProperty());
        undo.setId("map-doctor-undo");
        undo.getStyleClass().add("small");
        undo.visibleProperty().bind(model.backProperty().isNotNull());
        undo.managedProperty().bind(undo.visibleProperty());
        undo.disableProperty().bind(model.busyProperty());
        undo.setOnAction(_ -> model.undo());
        done.getStyleClass().add("map-doctor-done");
        done.visibleProperty().bind(model.saidProperty().isNotEmpty());
        done.managedProperty().bind(done.visibleProperty());
        model.diagnosisProperty().addListener((_, _, _) -> build());
        model.problemProperty().addListener((_, _, _) -> build());
        model.ailmentProperty().addListener((_, _, _) -> arrange());
        build();
    }

    private void build() {
        var diagnosis = model.diagnosisProperty().get();
        sentence().setText(diagnosis == null ? Messages.text("doctor.looking") : sentence(diagnosis));
        var chosen = model.ailmentProperty().get();
        var lines = lines(diagnosis);
        list.getItems().setAll(lines);
        list.setPrefHeight(Math.min(TALLEST_LIST, lines.size() * LINE + 2));
        lines.stream()
                .filter(line -> line instanceof Line.Ill ill && ill.ailment().equals(chosen))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        arrange();
    }

    /** Either the list or the chosen line in full, with the way back to the list. */
    private void arrange() {
        boolean open = model.ailmentProperty().get() != null;
        List.of(all, scroll).forEach(node -> node.setVisible(open));
        list.setVisible(!open);
        List.of(all, scroll, list).forEach(node -> node.setManaged(node.isVisible()));
        scroll.setVvalue(0);
        content(model.problemProperty().get(), done, list, all, scroll);
    }

    private static String sentence(Diagnosis diagnosis) {
        return Messages.text(
                "doctor.found",
                diagnosis.ailments().size(),
                diagnosis.plans().size(),
                Times.duration(diagnosis.took()));
    }

    private static List<Line> lines(@Nullable Diagnosis diagnosis) {
        var lines = new ArrayList<Line>();
        if (diagnosis != null) {
            diagnosis.ailments().forEach(ailment -> lines.add(new Line.Ill(ailment)));
            diagnosis.notChecked().forEach(reason -> lines.add(new Line.Missed(reason)));
            diagnosis.plans().stream().filter(plan -> !plan.isWrong()).forEach(plan -> lines.add(new Line.Well(plan)));
        }
        return lines;
    }

    private static final class Cell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setPrefWidth(0);
            setGraphic(
                    empty || line == null
                            ? null
                            : switch (line) {
                                case Line.Ill ill ->
                                    box(
                                            Feather.ALERT_TRIANGLE,
                                            "map-doctor-ill",
                                            ill.ailment().title(),
                                            ill.ailment().detail());
                                case Line.Well well ->
                                    box(
                                            Feather.CHECK,
                                            "map-doctor-well",
                                            well.plan().layer().title(),
                                            words(well.plan()));
                                case Line.Missed missed ->
                                    box(
                                            Feather.HELP_CIRCLE,
                                            "map-doctor-missed",
                                            Messages.text("doctor.missed"),
                                            missed.reason());
                            });
        }

        private static String words(ViewportPlan plan) {
            var word = plan.verdict().name().toLowerCase(Locale.ROOT);
            return Messages.text(
                    "doctor.well." + (plan.indexes().isEmpty() ? "small" : word), String.join(", ", plan.indexes()));
        }

        private static HBox box(Feather icon, String style, String title, String detail) {
            var name = new Label(title);
            name.getStyleClass().add("map-side-name");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            var below = new Label(detail);
            below.getStyleClass().add("map-difference");
            below.setTooltip(new Tooltip(detail));
            var words = new VBox(2, name, below);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMinWidth(0);
            var mark = new FontIcon(icon);
            mark.getStyleClass().add(style);
            var box = new HBox(8, mark, words);
            box.getStyleClass().add("map-doctor-line");
            return box;
        }
    }
}

package dev.alidade.corridor.ui;

import dev.alidade.corridor.audit.Difference;
import dev.alidade.corridor.conflict.Conflict;
import dev.alidade.corridor.edit.DraftField;
import dev.alidade.corridor.edit.Sketch;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.i18n.Messages;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The corridor being drawn: its width and values, what it touches and meets, and the way to store it. */
final class DraftPane extends SidePanel {
    private static final double NARROWEST = 1;
    private static final double WIDEST = 50_000;
    private static final double STEP = 10;

    private final DraftModel model;
    private final GridPane form = new GridPane();
    private final VBox findings = new VBox();
    private final VBox follows = new VBox();
    private final Button save = new Button(Messages.text("analysis.draft.save"));

    DraftPane(DraftModel model, Runnable close) {
        super("map-draft", "analysis.draft.name", close);
        this.model = model;
        form.getStyleClass().add("map-form");
        findings.getStyleClass().add("map-findings");
        findings.setId("map-draft-findings");
        save.setId("map-draft-save");
        save.getStyleClass().addAll("accent", "small");
        save.setOnAction(_ -> model.save());
        var clear = new Button(Messages.text("analysis.draft.clear"));
        clear.setId("map-draft-clear");
        clear.getStyleClass().add("small");
        clear.setOnAction(_ -> model.clear());
        var body = new ScrollPane(new VBox(8, follows, form, findings));
        body.setFitToWidth(true);
        body.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        body.getStyleClass().add("map-scroll");
        VBox.setVgrow(body, Priority.ALWAYS);
        content(null, body, new HBox(8, save, clear), new ChangePane(model.change()));
        model.fields().addListener((ListChangeListener<DraftField>) _ -> fields());
        model.sketchProperty().addListener((_, _, _) -> found());
        model.problemProperty().addListener((_, _, _) -> found());
        model.change().stateProperty().addListener((_, _, _) -> found());
        fields();
        found();
    }

    private void fields() {
        form.getChildren().clear();
        var metres = new Spinner<Double>(new DoubleSpinnerValueFactory(
                NARROWEST, WIDEST, model.bufferProperty().get(), STEP));
        metres.setId("map-draft-buffer");
        metres.setEditable(true);
        metres.setMaxWidth(Double.MAX_VALUE);
        metres.valueProperty()
                .addListener((_, _, value) -> model.bufferProperty().set(value));
        row(0, Messages.text("analysis.draft.buffer"), metres);
        follows.getChildren().clear();
        model.lines().stream().findFirst().ifPresent(this::follow);
        int place = 1;
        for (var field : model.fields()) {
            row(place++, field.column(), input(field));
        }
    }

    /** The choice to go by the shortest way over the lines there are. */
    private void follow(SpatialLayer lines) {
        var box = new CheckBox(Messages.text("path.follow", lines.title()));
        box.setId("map-draft-follow");
        box.setTooltip(new Tooltip(Messages.text("path.follow.tip")));
        box.setSelected(model.followsProperty().get() != null);
        box.selectedProperty().addListener((_, _, on) -> model.followsProperty().set(on ? lines : null));
        follows.getChildren().add(box);
    }

    private void row(int place, String name, Region input) {
        var label = new Label(name);
        label.getStyleClass().add("map-attribute");
        label.setTooltip(new Tooltip(name));
        label.setLabelFor(input);
        GridPane.setHgrow(input, Priority.ALWAYS);
        form.addRow(place, label, input);
    }

    private Region input(DraftField field) {
        var id = "map-draft-" + field.column();
        if (!field.words().isEmpty()) {
            var box = new ComboBox<String>();
            box.getItems().setAll(field.words());
            box.setValue(field.suggestion().isEmpty() ? null : field.suggestion());
            box.setId(id);
            box.setMaxWidth(Double.MAX_VALUE);
            box.valueProperty().addListener((_, _, word) -> model.set(field, word == null ? "" : word));
            return box;
        }
        var text = new TextField(field.suggestion());
        text.setId(id);
        text.setPromptText(field.type());
        text.textProperty().addListener((_, _, value) -> model.set(field, value));
        return text;
    }

    private void found() {
        var sketch = model.sketchProperty().get();
        boolean idle = model.change().stateProperty().get() instanceof ChangeState.None;
        save.setDisable(sketch == null || !sketch.faults().isEmpty() || !idle);
        findings.getChildren().clear();
        var problem = model.problemProperty().get();
        if (problem != null) {
            findings.getChildren().add(line(problem.message(), "map-difference-dangling"));
        }
        if (sketch == null || !sketch.draft().hasLine()) {
            sentence().setText(Messages.text("analysis.draft.begin"));
            return;
        }
        sentence()
                .setText(Messages.text(
                        "analysis.draft.length",
                        MeasureModel.metres(sketch.lengthMetres()),
                        sketch.draft().points().size()));
        findings(sketch);
    }

    private void findings(Sketch sketch) {
        sketch.touched().forEach((list, things) -> {
            var label = line(
                    Messages.text("analysis.draft.touched", list.title(), things.size()), "map-difference-touched");
            label.setId("map-draft-touched-" + list.column());
            var keys = things.stream().map(Difference::key).limit(40).collect(Collectors.joining(", "));
            label.setTooltip(new Tooltip(keys));
            findings.getChildren().add(label);
            if (!things.isEmpty()) {
                findings.getChildren().add(line(keys, "map-keys"));
            }
        });
        var meets = sketch.conflicts();
        var conflicts = line(
                Messages.text(
                        "analysis.draft.conflicts",
                        meets.size(),
                        meets.stream().map(DraftPane::stored).limit(5).collect(Collectors.joining(", "))),
                meets.isEmpty() ? "map-difference-fine" : "map-difference-extra");
        conflicts.setId("map-draft-conflicts");
        findings.getChildren().add(conflicts);
        sketch.faults().forEach(fault -> findings.getChildren().add(line(fault, "map-difference-dangling")));
    }

    private static String stored(Conflict conflict) {
        return conflict.one().label().isEmpty()
                ? conflict.other().label()
                : conflict.one().label();
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll("map-difference", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setAlignment(Pos.TOP_LEFT);
        return label;
    }
}

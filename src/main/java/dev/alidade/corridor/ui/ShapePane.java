package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ProblemPane;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shape in hand: how many points, where the chosen one lies, what is wrong, and the way to store it. */
final class ShapePane extends SidePanel {
    private final ShapeModel model;
    private final TextField place = new TextField();
    private final VBox findings = new VBox();
    private final Button save;
    private final Button back;
    private final Button remove;

    ShapePane(ShapeModel model, Runnable close) {
        super("map-shape", "shape.title", close);
        this.model = model;
        findings.getStyleClass().add("map-findings");
        findings.setId("map-shape-findings");
        save = button("map-shape-save", "shape.save", model::save);
        save.getStyleClass().add("accent");
        back = button("map-shape-back", "shape.back", model::back);
        back.setTooltip(new Tooltip(Messages.text("shape.back.tip")));
        remove = button("map-shape-remove", "shape.remove", model::remove);
        remove.setTooltip(new Tooltip(Messages.text("shape.remove.tip")));
        place.setId("map-shape-place");
        place.setPromptText(Messages.text("shape.chosen.none"));
        place.setTooltip(new Tooltip(Messages.text("shape.chosen.tip")));
        place.setAccessibleText(Messages.text("shape.chosen"));
        place.setOnAction(_ -> placed());
        HBox.setHgrow(place, Priority.ALWAYS);
        var label = new Label(Messages.text("shape.chosen"));
        label.getStyleClass().add("map-attribute");
        label.setLabelFor(place);
        var form = new VBox(4, label, new HBox(8, place, remove));
        form.getStyleClass().add("map-form");
        content(null, form, findings, new HBox(8, save, back), new ChangePane(model.change()));
        model.draftProperty().addListener((_, _, _) -> show());
        model.chosenProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        model.change().stateProperty().addListener((_, _, _) -> show());
        show();
    }

    private static Button button(String id, String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void placed() {
        var found = WrittenPlace.degrees(place.getText());
        found.ifPresent(model::place);
        place.pseudoClassStateChanged(PseudoClass.getPseudoClass("danger"), found.isEmpty());
    }

    private void show() {
        var draft = model.draftProperty().get();
        var spot = model.chosenProperty().get();
        boolean idle = model.change().stateProperty().get() instanceof ChangeState.None;
        findings.getChildren().clear();
        var problem = model.problemProperty().get();
        if (problem != null) {
            findings.getChildren().add(new ProblemPane(problem, null));
        }
        boolean chosen = draft != null && spot != null && draft.has(spot);
        place.setDisable(!chosen);
        place.pseudoClassStateChanged(PseudoClass.getPseudoClass("danger"), false);
        if (draft != null && spot != null && chosen) {
            var at = draft.at(spot).place();
            place.setText(String.format(Locale.ROOT, "%.7f, %.7f", at.y, at.x));
        } else {
            place.clear();
        }
        remove.setDisable(!model.canRemove());
        if (draft == null) {
            sentence().setText(Messages.text("shape.begin"));
            save.setDisable(true);
            back.setDisable(true);
            return;
        }
        boolean changed = draft.isChanged();
        var faults = draft.faults();
        sentence()
                .setText(Messages.text("shape.count", draft.origin().title(), draft.points())
                        + (changed ? ", " + Messages.text("shape.changed") : "") + ". " + Messages.text("shape.begin"));
        save.setDisable(!changed || !faults.isEmpty() || !idle);
        back.setDisable(!changed || !idle);
        faults.forEach(fault -> findings.getChildren().add(line(fault, "map-difference-dangling")));
        if (changed && draft.origin().layer().bufferColumn() != null) {
            findings.getChildren().add(line(Messages.text("shape.lists"), "map-keys"));
        }
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll("map-difference", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

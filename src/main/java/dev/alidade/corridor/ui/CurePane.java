package dev.alidade.corridor.ui;

import dev.alidade.corridor.doctor.Ailment;
import dev.alidade.corridor.doctor.Cure;
import dev.alidade.i18n.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One ailment in full: what, why, what that rests on, and what would mend it: SQL, caveats, the way back, the button. */
final class CurePane extends VBox {
    private final DoctorModel model;
    private final VBox shown = new VBox();

    CurePane(DoctorModel model) {
        this.model = model;
        setId("map-cure");
        getStyleClass().add("map-cure");
        shown.getStyleClass().add("map-cure");
        model.ailmentProperty().addListener((_, _, ailment) -> build(ailment));
        model.cureProperty().addListener((_, _, cure) -> preview(cure));
        build(model.ailmentProperty().get());
    }

    private void build(@Nullable Ailment ailment) {
        getChildren().clear();
        if (ailment == null) {
            return;
        }
        var title = paragraph(ailment.detail());
        title.setId("map-doctor-detail");
        title.getStyleClass().add("map-side-name");
        getChildren().addAll(title, muted(ailment.why()), paragraph(ailment.advice()));
        if (ailment.cures().size() > 1) {
            choices(ailment.cures());
        } else if (ailment.cures().isEmpty()) {
            getChildren().add(muted(Messages.text("doctor.noCure")));
        }
        getChildren().add(shown);
        preview(model.cureProperty().get());
        if (!ailment.evidence().isEmpty()) {
            getChildren()
                    .addAll(
                            head(Messages.text("doctor.evidence")),
                            code("map-doctor-evidence", String.join("\n", ailment.evidence())));
        }
    }

    /** Nothing is chosen beforehand: that is for a person. */
    private void choices(List<Cure> cures) {
        var group = new ToggleGroup();
        for (int i = 0; i < cures.size(); i++) {
            var cure = cures.get(i);
            var choice = new RadioButton(cure.name());
            choice.setId("map-doctor-choice-" + i);
            choice.setWrapText(true);
            choice.setToggleGroup(group);
            choice.setSelected(cure.equals(model.cureProperty().get()));
            choice.setOnAction(_ -> model.cureProperty().set(cure));
            getChildren().add(choice);
        }
    }

    private void preview(@Nullable Cure cure) {
        shown.getChildren().clear();
        if (cure == null) {
            return;
        }
        shown.getChildren().addAll(head(Messages.text("doctor.cure")), code("map-doctor-sql", cure.sql()));
        cure.caveats().forEach(caveat -> shown.getChildren().add(muted(caveat)));
        if (!cure.isFinal()) {
            shown.getChildren()
                    .addAll(head(Messages.text("doctor.wayBack")), code("map-doctor-undo-sql", cure.undoSql()));
        }
        shown.getChildren().addAll(consent(cure));
    }

    private List<Node> consent(Cure cure) {
        var apply = new Button(Messages.text("doctor.apply"));
        apply.setId("map-doctor-apply");
        apply.getStyleClass().addAll("small", cure.isFinal() ? "danger" : "accent");
        if (model.readOnly()) {
            apply.setDisable(true);
            var locked = paragraph(Messages.text("doctor.readOnly"));
            locked.setGraphic(new FontIcon(Feather.LOCK));
            return List.of(apply, locked);
        }
        var question = DoctorModel.question(cure, model.production());
        if (question.isEmpty()) {
            apply.disableProperty().bind(model.busyProperty());
        } else {
            apply.disableProperty()
                    .bind(model.busyProperty().or(model.agreedProperty().not()));
        }
        apply.setOnAction(_ -> model.apply());
        if (question.isEmpty()) {
            return List.of(apply);
        }
        var agree = new CheckBox(question);
        agree.setId("map-doctor-agree");
        agree.setWrapText(true);
        agree.setMinHeight(Region.USE_PREF_SIZE);
        agree.selectedProperty().bindBidirectional(model.agreedProperty());
        return List.of(agree, apply);
    }

    private static Label paragraph(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("map-change-sentence");
        return label;
    }

    private static Label muted(String text) {
        var label = paragraph(text);
        label.getStyleClass().add("map-side-sentence");
        return label;
    }

    private static Label head(String text) {
        var label = paragraph(text);
        label.getStyleClass().add("map-attribute-head");
        return label;
    }

    private static Label code(String id, String text) {
        var label = paragraph(text);
        label.setId(id);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("mono", "map-cure-code");
        return label;
    }
}

package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Finding;
import dev.alidade.monitoring.check.Fix;
import dev.alidade.monitoring.fix.FixPreview;
import dev.alidade.statement.PlainNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What would mend a finding: the choice where there is one, the SQL, what it holds up, what leads back, the buttons. */
final class FixPane extends VBox {
    private final FindingsViewModel model;
    private final Finding finding;
    private final VBox shown = new VBox();

    FixPane(FindingsViewModel model, Finding finding) {
        this.model = model;
        this.finding = finding;
        getStyleClass().add("finding-part");
        shown.getStyleClass().add("finding-part");
        getChildren().add(FindingPane.heading(Messages.text("monitoring.findings.fix")));
        if (finding.fixes().size() > 1) {
            choices(finding.fixes());
        } else {
            preview(finding.fixes().getFirst());
        }
        getChildren().add(shown);
    }

    /** Nothing is chosen beforehand: that is for a person. */
    private void choices(List<Fix> fixes) {
        var group = new ToggleGroup();
        for (var fix : fixes) {
            var choice =
                    new RadioButton(Messages.text("check." + finding.check().id() + ".choice." + fix.choice()));
            choice.setId("fix-choice-" + fix.choice());
            choice.setWrapText(true);
            choice.setToggleGroup(group);
            choice.setOnAction(_ -> preview(fix));
            getChildren().add(choice);
        }
    }

    private void preview(Fix fix) {
        var preview = FixPreview.of(fix);
        shown.getChildren().clear();
        for (int i = 0; i < preview.lines().size(); i++) {
            var line = FindingPane.paragraph(preview.lines().get(i));
            line.getStyleClass().add(preview.isFinal() && i == 0 ? "state-failed" : "muted");
            shown.getChildren().add(line);
        }
        shown.getChildren().add(code("fix-sql", fix.sql()));
        if (fix.canBeUndone()) {
            var back = new Label(Messages.text("monitoring.fix.undo"));
            back.getStyleClass().add("muted");
            shown.getChildren().addAll(back, code("fix-undo-sql", fix.undoSql()));
        }
        buttons(fix);
    }

    private void buttons(Fix fix) {
        var apply = new Button(Messages.text("monitoring.findings.apply"));
        apply.setId("fix-apply");
        apply.getStyleClass().add(fix.canBeUndone() ? "accent" : "danger");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        var agreed = agreement(fix);
        apply.disableProperty().bind(model.busyProperty().or(agreed.not()));
        apply.setOnAction(_ -> model.apply(finding, fix, !fix.canBeUndone()));
        var save = new Button(Messages.text("monitoring.findings.save"));
        save.setId("fix-save");
        save.setMinWidth(Region.USE_PREF_SIZE);
        if (model.canWriteMigrations()) {
            save.disableProperty().bind(model.busyProperty());
        } else {
            save.setDisable(true);
        }
        save.setOnAction(_ -> model.save(new LinkedHashMap<>(Map.of(finding, fix))));
        shown.getChildren().add(FindingPane.buttons(apply, save));
        if (!model.canWriteMigrations()) {
            var why = FindingPane.paragraph(Messages.text("monitoring.findings.noFolder"));
            why.getStyleClass().addAll("muted", "small");
            shown.getChildren().add(why);
        }
    }

    /** What cannot be taken back, and what runs in production, needs one more click. */
    private BooleanProperty agreement(Fix fix) {
        boolean needed = !fix.canBeUndone() || !model.production().isEmpty();
        if (!needed) {
            return new SimpleBooleanProperty(true);
        }
        var agree = new CheckBox(
                fix.canBeUndone()
                        ? Messages.text("monitoring.findings.agree.production", model.production())
                        : Messages.text("monitoring.findings.agree.final"));
        agree.setId("fix-agree");
        agree.setWrapText(true);
        shown.getChildren().add(agree);
        return agree.selectedProperty();
    }

    static Label code(String id, String sql) {
        var code = FindingPane.paragraph(PlainNames.of(sql));
        code.setId(id);
        code.setMaxWidth(Double.MAX_VALUE);
        code.getStyleClass().addAll("mono", "finding-code");
        return code;
    }
}

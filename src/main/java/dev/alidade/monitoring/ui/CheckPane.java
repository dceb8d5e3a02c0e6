package dev.alidade.monitoring.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.CheckSettings.Choice;
import dev.alidade.monitoring.check.Severity;
import dev.alidade.monitoring.check.Threshold;
import dev.alidade.monitoring.report.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How one check is set: whether it runs, how severe its findings are, and from which numbers on. */
final class CheckPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final FindingsViewModel model;
    private final Check check;
    private final CheckBox runs = new CheckBox(Messages.text("monitoring.settings.runs"));
    private final ComboBox<Severity> severity = new ComboBox<>();
    private final Map<Threshold, TextField> numbers = new LinkedHashMap<>();
    private final CheckBox onlyHere = new CheckBox();

    CheckPane(FindingsViewModel model, Check check) {
        this.model = model;
        this.check = check;
        getStyleClass().add("finding-part");
        runs.setId("check-runs");
        buildSeverity();
        var settings = model.settings();
        var values = settings.thresholds(check);
        for (var threshold : check.rule().thresholds()) {
            var field = new TextField(
                    Quantity.text(threshold.name(), values.getOrDefault(threshold.name(), threshold.preset())));
            field.setId("check-" + threshold.name());
            field.setPrefColumnCount(8);
            field.textProperty()
                    .addListener((_, _, text) -> field.pseudoClassStateChanged(
                            WRONG, Quantity.read(threshold.name(), text).isEmpty()));
            numbers.put(threshold, field);
        }
        show(settings.choice(check));
        onlyHere.setId("check-only-here");
        onlyHere.setWrapText(true);
        var profile = model.settingsFile().profile();
        onlyHere.setText(Messages.text("monitoring.settings.onlyHere", profile == null ? "" : profile));
        onlyHere.setVisible(profile != null);
        onlyHere.setManaged(profile != null);
        onlyHere.setSelected(model.isOfProfile(check));
        getChildren()
                .setAll(
                        FindingPane.heading(Messages.text("monitoring.settings.title")),
                        runs,
                        fields(),
                        onlyHere,
                        buttons(),
                        hint());
    }

    private void buildSeverity() {
        severity.setId("check-severity");
        severity.getItems().setAll(Severity.values());
        severity.setConverter(new StringConverter<>() {
            @Override
            public String toString(Severity value) {
                return value == null ? "" : Messages.text("monitoring.severity." + value.name());
            }

            @Override
            public Severity fromString(String text) {
                return check.rule().severity();
            }
        });
    }

    private Node fields() {
        var grid = new GridPane();
        grid.getStyleClass().add("finding-facts");
        var preset = new ColumnConstraints();
        preset.setHgrow(Priority.ALWAYS);
        preset.setMinWidth(0);
        preset.setHalignment(HPos.LEFT);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), new ColumnConstraints(), preset);
        grid.addRow(
                0,
                name(Messages.text("monitoring.settings.severity")),
                severity,
                preset(Messages.text(
                        "monitoring.severity." + check.rule().severity().name())));
        int row = 1;
        for (var entry : numbers.entrySet()) {
            var threshold = entry.getKey();
            grid.addRow(
                    row++,
                    name(FindingPane.spoken(threshold.name().replaceFirst("_bytes$", "_size"))),
                    entry.getValue(),
                    preset(Quantity.text(threshold.name(), threshold.preset())));
        }
        return grid;
    }

    private Node buttons() {
        var save = new Button(Messages.text("monitoring.settings.save"));
        save.setId("check-save");
        save.getStyleClass().add("accent");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.disableProperty().bind(model.busyProperty().or(wrong()));
        save.setOnAction(_ -> model.want(check, wanted(), onlyHere.isSelected()));
        var preset = new Button(Messages.text("monitoring.settings.preset"));
        preset.setId("check-preset");
        preset.setMinWidth(Region.USE_PREF_SIZE);
        preset.setOnAction(_ -> show(CheckSettings.AS_PRESET));
        return FindingPane.buttons(save, preset);
    }

    private Node hint() {
        var hint = FindingPane.paragraph(Messages.text(
                "monitoring.settings.hint", model.settingsFile().path().toString()));
        hint.getStyleClass().addAll("muted", "small");
        return hint;
    }

    private void show(Choice choice) {
        runs.setSelected(!choice.off());
        var chosen = choice.severity();
        severity.setValue(chosen == null ? check.rule().severity() : chosen);
        numbers.forEach((threshold, field) -> field.setText(Quantity.text(
                threshold.name(), choice.thresholds().getOrDefault(threshold.name(), threshold.preset()))));
    }

    private Choice wanted() {
        var wanted = new Choice(severity.getValue(), !runs.isSelected(), Map.of());
        for (var entry : numbers.entrySet()) {
            var name = entry.getKey().name();
            var number = Quantity.read(name, entry.getValue().getText());
            wanted = number.isPresent() ? wanted.threshold(name, number.getAsLong()) : wanted;
        }
        return wanted;
    }

    private BooleanBinding wrong() {
        List<Observable> texts = new ArrayList<>();
        numbers.values().forEach(field -> texts.add(field.textProperty()));
        return Bindings.createBooleanBinding(
                () -> numbers.entrySet().stream()
                        .anyMatch(entry -> Quantity.read(
                                        entry.getKey().name(), entry.getValue().getText())
                                .isEmpty()),
                texts.toArray(Observable[]::new));
    }

    private static Label name(String text) {
        var name = new Label(text);
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }

    private static Label preset(String value) {
        var preset = new Label(Messages.text("monitoring.settings.presetIs", value));
        preset.getStyleClass().addAll("muted", "small");
        preset.setMinWidth(0);
        return preset;
    }
}

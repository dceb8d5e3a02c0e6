package dev.alidade.corridor.ui;

import dev.alidade.corridor.ui.BackdropModel.Below;
import dev.alidade.corridor.ui.FileQuestions.Question;
import dev.alidade.i18n.Messages;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What lies below the layers, and what tiles need. */
final class BackdropPane extends SidePanel {
    private final BackdropModel model;
    private final FileQuestions files;
    private final VBox choices = new VBox(8);
    private final VBox fields = new VBox(6);

    BackdropPane(BackdropModel model, FileQuestions files, Runnable close) {
        super("map-backdrop", "tile.title", close);
        this.model = model;
        this.files = files;
        sentence().setText(Messages.text("tile.sentence"));
        var group = new ToggleGroup();
        for (var below : Below.values()) {
            var name = below.name().toLowerCase(Locale.ROOT);
            var button = new RadioButton(Messages.text("tile.below." + name));
            button.setId("map-backdrop-" + name);
            button.setToggleGroup(group);
            button.setSelected(below == model.choiceProperty().get());
            button.setOnAction(_ -> model.choiceProperty().set(below));
            choices.getChildren().add(button);
        }
        model.choiceProperty().addListener((_, _, _) -> build());
        model.problemProperty().addListener((_, _, problem) -> content(problem, choices, fields));
        model.shownProperty().addListener((_, _, _) -> build());
        build();
    }

    private void build() {
        fields.getChildren().clear();
        switch (model.choiceProperty().get()) {
            case BUILT_IN, NOTHING -> {}
            case WEB -> {
                fields.getChildren()
                        .addAll(
                                field("map-backdrop-template", "tile.template.prompt", model.templateProperty()),
                                field("map-backdrop-said", "tile.attribution.prompt", model.attributionProperty()));
                fields.getChildren().add(show());
            }
            case FILE -> {
                var path = field("map-backdrop-file", "tile.file.prompt", model.fileProperty());
                HBox.setHgrow(path, Priority.ALWAYS);
                var choose = new Button(Messages.text("tile.file.choose"));
                choose.setId("map-backdrop-choose");
                choose.getStyleClass().add("small");
                choose.setMinWidth(Region.USE_PREF_SIZE);
                choose.setOnAction(_ -> choose());
                fields.getChildren().addAll(new HBox(8, path, choose), show());
            }
        }
        content(model.problemProperty().get(), choices, fields);
    }

    private Button show() {
        boolean on = model.shownProperty().get() == model.choiceProperty().get();
        var show = new Button(Messages.text(on ? "tile.again" : "tile.show"));
        show.setId("map-backdrop-show");
        show.getStyleClass().addAll("accent", "small");
        show.setOnAction(_ -> model.show());
        return show;
    }

    private static TextField field(String id, String key, StringProperty text) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(Messages.text(key));
        field.setTooltip(new Tooltip(Messages.text(key)));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private void choose() {
        var which = new Question(Messages.text("tile.file.prompt"), "", "MBTiles", List.of("*.mbtiles", "*"));
        files.open(this, which).ifPresent(found -> {
            model.fileProperty().set(found.toString());
            model.show();
        });
    }
}

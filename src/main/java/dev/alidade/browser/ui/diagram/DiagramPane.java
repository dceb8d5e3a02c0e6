package dev.alidade.browser.ui.diagram;

import dev.alidade.browser.diagram.DiagramDetail;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.ContentState;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A diagram with its tools above and what is chosen below. */
public final class DiagramPane extends BorderPane {
    private final DiagramViewModel model;
    private final DiagramCanvas canvas;
    private final ContentState content = new ContentState();
    private final Label title = new Label();

    public DiagramPane(DiagramViewModel model) {
        this.model = model;
        this.canvas = new DiagramCanvas(model);
        setId("diagram");
        getStyleClass().add("diagram-pane");
        title.setId("diagram-title");
        title.getStyleClass().addAll("strong", "diagram-title");
        title.setMinWidth(0);
        setTop(tools());
        setCenter(content);
        setBottom(foot());
        model.subjectProperty().addListener((_, _, subject) -> title(subject));
        model.planProperty().addListener((_, _, _) -> show());
        model.problemProperty().addListener((_, _, _) -> show());
        title(model.subjectProperty().get());
        show();
    }

    private HBox tools() {
        var bar = new HBox(
                title,
                space(),
                details(),
                button("diagram-zoom-in", Feather.PLUS, "diagram.zoomIn", () -> canvas.zoom(1.3)),
                button("diagram-zoom-out", Feather.MINUS, "diagram.zoomOut", () -> canvas.zoom(1 / 1.3)),
                button("diagram-fit", Feather.MAXIMIZE, "diagram.fit", canvas::fit),
                button("diagram-arrange", Feather.REFRESH_CW, "diagram.arrange", model::refresh),
                button("diagram-export", Feather.DOWNLOAD, "diagram.export", this::export),
                button("diagram-close", Feather.X, "diagram.close", model::close));
        bar.getStyleClass().add("diagram-tools");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox details() {
        var group = new ToggleGroup();
        var box = new HBox();
        box.getStyleClass().add("diagram-details");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER);
        var levels = List.of(DiagramDetail.values());
        for (var level : levels) {
            var choice = new ToggleButton(Messages.text("diagram.detail." + level.name()));
            choice.setId("diagram-detail-" + level.name());
            choice.setToggleGroup(group);
            choice.getStyleClass()
                    .add(
                            level == levels.getFirst()
                                    ? "left-pill"
                                    : level == levels.getLast() ? "right-pill" : "center-pill");
            choice.setOnAction(_ -> {
                model.detail(level);
                choice.setSelected(true);
            });
            choice.setSelected(model.detailProperty().get() == level);
            model.detailProperty().addListener((_, _, now) -> choice.setSelected(now == level));
            box.getChildren().add(choice);
        }
        return box;
    }

    private HBox foot() {
        var words = new Label();
        words.setId("diagram-words");
        words.setMinWidth(0);
        words.textProperty().bind(model.wordsProperty());
        var written = new Label();
        written.getStyleClass().add("muted");
        written.setMinWidth(0);
        model.writtenProperty().addListener((_, _, file) -> written.setText(Messages.text("diagram.written", file)));
        var foot = new HBox(words, space(), written);
        foot.getStyleClass().add("diagram-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void title(@Nullable DiagramSubject subject) {
        if (subject != null) {
            title.setText(Messages.text(
                    subject.centre() == null ? "diagram.title.schema" : "diagram.title.table", subject.label()));
        }
    }

    private void show() {
        Problem problem = model.problemProperty().get();
        if (problem != null) {
            content.problem(problem, model::refresh);
        } else if (model.planProperty().get() == null) {
            content.loading();
        } else {
            content.content(canvas);
            canvas.requestFocus();
        }
    }

    private void export() {
        var subject = model.subjectProperty().get();
        if (subject == null || getScene() == null) {
            return;
        }
        var dialog = new FileChooser();
        dialog.setTitle(Messages.text("diagram.export"));
        dialog.setInitialFileName(subject.label().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".svg");
        dialog.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("SVG", "*.svg"),
                        new FileChooser.ExtensionFilter("PNG", "*.png"));
        var chosen = dialog.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            var filter = dialog.getSelectedExtensionFilter();
            var name = chosen.getPath();
            boolean complete = name.endsWith(".svg") || name.endsWith(".png");
            var ending = filter != null && filter.getExtensions().contains("*.png") ? ".png" : ".svg";
            model.write(Path.of(complete ? name : name + ending));
        }
    }

    private static Node button(String id, Ikon icon, String key, Runnable action) {
        var words = Messages.text(key);
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}

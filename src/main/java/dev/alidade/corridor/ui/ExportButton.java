package dev.alidade.corridor.ui;

import dev.alidade.corridor.feature.LayerFiles.Format;
import dev.alidade.corridor.ui.FileQuestions.Question;
import dev.alidade.i18n.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The map as a picture, a layer's rows as a file. */
final class ExportButton extends MenuButton {
    private static final List<String> MAP_KINDS = List.of("png", "svg", "pdf");

    private final ExportModel model;
    private final FileQuestions files;

    ExportButton(ExportModel model, FileQuestions files) {
        super("", new FontIcon(Feather.DOWNLOAD));
        this.model = model;
        this.files = files;
        setId("map-export");
        getStyleClass().addAll("flat", "map-tool", "map-live");
        setAccessibleText(Messages.text("tile.export.title"));
        var tip = new Tooltip(Messages.text("tile.export.title"));
        setTooltip(tip);
        model.wordsProperty().addListener((_, _, words) -> tip.setText(words));
        setOnShowing(_ -> build());
        build();
    }

    private void build() {
        getItems().clear();
        for (var kind : MAP_KINDS) {
            var item = new MenuItem(Messages.text("tile.export." + kind));
            item.setId("map-export-" + kind);
            item.setOnAction(_ -> save("map." + kind, kind, model::picture));
            getItems().add(item);
        }
        for (var format : Format.values()) {
            var menu = new Menu(Messages.text("tile.export." + format.ending()));
            menu.setId("map-export-" + format.ending());
            for (var row : model.map().layers()) {
                var layer = row.layer();
                var item = new MenuItem(layer.title());
                item.setId(menu.getId() + "-" + layer.id().table());
                item.setOnAction(_ -> save(
                        layer.id().table().toLowerCase(Locale.ROOT) + "." + format.ending(),
                        format.ending(),
                        out -> model.layer(layer, format, out)));
                menu.getItems().add(item);
            }
            menu.setDisable(menu.getItems().isEmpty());
            getItems().add(menu);
        }
        if (!model.wordsProperty().get().isEmpty()) {
            var done = new MenuItem(model.wordsProperty().get());
            done.setDisable(true);
            getItems().add(done);
        }
    }

    private void save(String name, String ending, Consumer<Path> writing) {
        files.save(this, new Question(Messages.text("tile.export.title"), name, ending, List.of("*." + ending)))
                .ifPresent(writing);
    }
}

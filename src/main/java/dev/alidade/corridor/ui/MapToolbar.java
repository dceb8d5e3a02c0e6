package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an analyst takes in hand: audit, conflicts, drawing, measuring, going to a place. */
final class MapToolbar extends HBox {
    private static final double LEAST_PLACE = 56;

    private final AnalysisModel model;
    private final RowsModel rows;

    MapToolbar(AnalysisModel model, RowsModel rows, MapView.Places places) {
        this.model = model;
        this.rows = rows;
        setId("map-toolbar");
        getStyleClass().addAll("map-panel", "map-toolbar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var corridors = new HBox(
                panel(AnalysisPanel.AUDIT, "map-tool-audit", Feather.CHECK_SQUARE, "analysis.audit.title"),
                panel(
                        AnalysisPanel.CONFLICTS,
                        "map-tool-conflicts",
                        Feather.ALERT_TRIANGLE,
                        "analysis.conflicts.title"),
                panel(AnalysisPanel.DRAFT, "map-tool-draw", Feather.EDIT_3, "analysis.draft.title"));
        corridors.setAlignment(Pos.CENTER_LEFT);
        corridors.visibleProperty().bind(model.stockProperty().isNotNull());
        corridors.managedProperty().bind(corridors.visibleProperty());
        var box = new SelectTool(model.map(), model.overlay(), rows.choice(), true);
        var polygon = new SelectTool(model.map(), model.overlay(), rows.choice(), false);
        model.map().shiftToolProperty().set(box);
        getChildren()
                .addAll(
                        corridors,
                        tool("map-tool-box", Feather.SQUARE, "choice.tool.box", box),
                        tool("map-tool-polygon", Feather.OCTAGON, "choice.tool.polygon", polygon),
                        table(),
                        tool("map-tool-measure", Feather.CROSSHAIR, "analysis.measure.title", model.measure()),
                        measured(),
                        place(),
                        new BookmarksButton(places.bookmarks()),
                        new LiveButton(places.live()),
                        panel(AnalysisPanel.BACKDROP, "map-tool-backdrop", Feather.GLOBE, "tile.title"),
                        new ExportButton(places.export(), places.files()));
    }

    private ToggleButton panel(AnalysisPanel which, String id, Ikon icon, String key) {
        var button = toggle(id, icon, key);
        button.setOnAction(_ -> model.toggle(which));
        model.panelProperty().addListener((_, _, now) -> button.setSelected(now == which));
        return button;
    }

    /** A button that takes a tool in hand and lays it down. */
    private ToggleButton tool(String id, Ikon icon, String key, MapTool mine) {
        var button = toggle(id, icon, key);
        button.setOnAction(_ -> {
            var tool = model.map().toolProperty();
            if (mine.equals(tool.get())) {
                tool.set(null);
            } else {
                model.panelProperty().set(AnalysisPanel.NONE);
                tool.set(mine);
            }
        });
        model.map().toolProperty().addListener((_, before, now) -> {
            button.setSelected(mine.equals(now));
            if (mine.equals(before)) {
                mine.leave();
            }
        });
        return button;
    }

    private ToggleButton table() {
        var button = toggle("map-tool-rows", Feather.LIST, "choice.tool.rows");
        button.setOnAction(_ -> rows.toggle());
        rows.openProperty().addListener((_, _, open) -> button.setSelected(open));
        return button;
    }

    private Label measured() {
        var words = new Label();
        words.setId("map-measured");
        words.getStyleClass().add("map-measured");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.textProperty()
                .bind(Bindings.when(model.map()
                                .toolProperty()
                                .isEqualTo(model.measure())
                                .and(model.measure().wordsProperty().isEmpty()))
                        .then(Messages.text("analysis.measure.click"))
                        .otherwise(model.measure().wordsProperty()));
        words.visibleProperty().bind(words.textProperty().isNotEmpty());
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private TextField place() {
        var field = new TextField();
        field.setId("map-place");
        field.setPromptText(Messages.text("analysis.place.prompt"));
        field.getStyleClass().addAll("small", "map-place");
        field.setTooltip(new Tooltip(Messages.text("analysis.place.tip")));
        var bad = javafx.css.PseudoClass.getPseudoClass("danger");
        field.setOnAction(_ -> model.map().goTo(field.getText(), found -> field.pseudoClassStateChanged(bad, !found)));
        field.textProperty().addListener((_, _, _) -> field.pseudoClassStateChanged(bad, false));
        // beside an open panel in a narrow window a field without room for a word is not shown at all
        field.visibleProperty().bind(field.widthProperty().greaterThan(LEAST_PLACE));
        return field;
    }

    private static ToggleButton toggle(String id, Ikon icon, String key) {
        var button = new ToggleButton("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "map-tool");
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        return button;
    }
}

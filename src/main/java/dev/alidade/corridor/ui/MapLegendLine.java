package dev.alidade.corridor.ui;

import dev.alidade.corridor.LayerCount;
import dev.alidade.corridor.layer.LayerRole;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One layer in the legend: its switch, its colours, what the last picture showed of it. The switch stays the same node
 * from picture to picture, so that one that arrives during a click does not swallow it.
 */
final class MapLegendLine extends VBox {
    private static final double RAMP_WIDTH = 190;

    private final MapLayerRow row;
    private final CheckBox check = new CheckBox();
    private final Label name;
    private final Button settings = new Button("", new FontIcon(Feather.SLIDERS));
    private final HBox head = new HBox(check);

    MapLegendLine(MapLayerRow row, MapViewModel model) {
        this.row = row;
        getStyleClass().add("map-layer");
        check.setId("map-layer-" + row.layer().id().table() + suffix(row));
        check.setAccessibleText(row.layer().title());
        check.setDisable(!row.layer().readable());
        check.setOnAction(_ -> model.toggle(row));
        name = new Label(row.layer().title());
        name.getStyleClass().add("map-layer-title");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(
                new Tooltip(row.layer().title() + "\n" + row.layer().id().label()));
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        settings.setId("map-layer-settings-" + row.layer().id().table() + suffix(row));
        settings.getStyleClass().addAll("flat", "button-icon", "small", "map-layer-button");
        settings.setAccessibleText(Messages.text("layers.open"));
        settings.setTooltip(new Tooltip(Messages.text("layers.open")));
        settings.setDisable(!row.layer().readable());
        settings.setOnAction(_ -> {
            model.settingsProperty().set(null);
            model.settingsProperty().set(row.layer());
        });
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("map-layer-head");
        getChildren().add(head);
        row.captionProperty().addListener((_, _, _) -> show());
        show();
    }

    /** Shows what is known of the layer now. */
    void show() {
        boolean on = row.visibleProperty().get();
        check.setSelected(on);
        head.getChildren().subList(1, head.getChildren().size()).clear();
        getChildren().subList(1, getChildren().size()).clear();
        var count = row.countProperty().get();
        var number = new Label(count == null ? estimate(row) : counted(count));
        number.getStyleClass().add("map-layer-count");
        number.setMinWidth(Region.USE_PREF_SIZE);
        var entries = count == null || !on ? List.<LayerCount.LegendEntry>of() : count.legend();
        if (entries.size() == 1 && entries.getFirst().word().isEmpty()) {
            head.getChildren().add(swatch(row.layer().role(), entries.getFirst().argb()));
        }
        head.getChildren().addAll(name, number, settings);
        if (on && !row.captionProperty().get().isEmpty()) {
            var caption = new Label(row.captionProperty().get());
            caption.setId("map-caption");
            caption.getStyleClass().add("map-caption");
            getChildren().add(caption);
        }
        if (row.layer().view().heat() != null && entries.size() > 1) {
            getChildren().add(ramp(entries));
        } else {
            entries.stream()
                    .filter(entry -> !entry.word().isEmpty())
                    .forEach(entry -> getChildren().add(entry(row.layer().role(), entry)));
        }
        if (count != null && on) {
            notes(count);
        }
    }

    private static String suffix(MapLayerRow row) {
        return row.layer().title().contains(" · ") || row.layer().title().contains(": ")
                ? "-" + row.layer().id().column()
                : "";
    }

    private static Node entry(LayerRole role, LayerCount.LegendEntry entry) {
        var word = new Label(entry.word().replace('_', ' '));
        word.getStyleClass().add("map-class");
        word.setMinWidth(0);
        word.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(word, Priority.ALWAYS);
        var number = new Label(Sizes.exact(entry.count()));
        number.getStyleClass().add("map-layer-count");
        var line = new HBox(swatch(role, entry.argb()), word, number);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("map-class-row");
        return line;
    }

    /** The colours of a density from few to many, in one band. */
    private static Node ramp(List<LayerCount.LegendEntry> entries) {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < entries.size(); i++) {
            stops.add(new Stop(
                    (double) i / (entries.size() - 1), colour(entries.get(i).argb())));
        }
        var band = new Rectangle(RAMP_WIDTH, 10);
        band.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
        band.getStyleClass().add("map-heat-band");
        var few = new Label(entries.getFirst().word());
        var most = new Label(entries.getLast().word());
        few.getStyleClass().add("map-class");
        most.getStyleClass().add("map-class");
        few.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(few, Priority.ALWAYS);
        var words = new HBox(few, most);
        words.setMaxWidth(RAMP_WIDTH);
        var ramp = new VBox(band, words);
        ramp.setId("map-heat-ramp");
        ramp.getStyleClass().add("map-heat-ramp");
        return ramp;
    }

    private static Color colour(int argb) {
        return Color.rgb((argb >> 16) & 0xFF, (argb >> 8) & 0xFF, argb & 0xFF);
    }

    private void notes(LayerCount count) {
        var problem = count.problem();
        if (problem != null) {
            getChildren().add(note(problem.message(), "map-note-problem"));
        }
        count.notes().forEach(text -> getChildren().add(note(text, "map-note")));
    }

    private static Node note(String text, String style) {
        var label = new Label(text, new FontIcon(Feather.INFO));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String counted(LayerCount count) {
        if (count.problem() != null) {
            return "";
        }
        return count.totalExact() && count.shown() == count.total()
                ? Sizes.exact(count.total())
                : Messages.text(
                        "corridor.map.count",
                        Sizes.exact(count.shown()),
                        (count.totalExact() ? "" : "≈ ") + Sizes.count(count.total()));
    }

    private static String estimate(MapLayerRow row) {
        return row.layer().estimatedRows() > 0 ? "≈ " + Sizes.count(row.layer().estimatedRows()) : "";
    }

    private static Node swatch(LayerRole role, int argb) {
        var colour = colour(argb);
        Shape shape = switch (role) {
            case AREA, MIXED -> new Rectangle(12, 12);
            case LINE -> new Line(0, 0, 12, 0);
            case CORRIDOR -> new Rectangle(14, 5);
            case POINT, DESTINATION -> new Circle(5);
        };
        if (shape instanceof Line) {
            shape.setStroke(colour);
        } else {
            shape.setFill(colour);
        }
        shape.getStyleClass().add("map-swatch");
        if (role == LayerRole.AREA) {
            shape.getStyleClass().add("map-swatch-area");
        }
        var place = new HBox(shape);
        place.setAlignment(Pos.CENTER);
        place.getStyleClass().add("map-swatch-place");
        return place;
    }
}

package dev.alidade.corridor.ui;

import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import dev.alidade.ui.control.Worded;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the rows: which layer, which rows, how many are chosen, and what can be done with them. */
final class RowsBar extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("danger");

    private final RowsModel model;
    private final ComboBox<SpatialLayer> layers = new ComboBox<>();
    private final Label count = new Label();
    private boolean filling;

    private final Label keyless = new Label(Messages.text("choice.keyless"));

    RowsBar(RowsModel model) {
        this.model = model;
        getStyleClass().add("map-rows-bar");
        setAlignment(Pos.CENTER_LEFT);
        layers.setId("map-rows-layer");
        layers.getStyleClass().add("small");
        layers.setConverter(new Worded<>(SpatialLayer::title));
        layers.valueProperty().addListener((_, _, now) -> {
            if (!filling && now != null) {
                model.choice().layerProperty().set(now);
            }
        });
        count.setId("map-rows-count");
        count.getStyleClass().add("map-rows-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        keyless.setId("map-rows-keyless");
        keyless.getStyleClass().add("map-rows-count");
        keyless.setTooltip(new Tooltip(Messages.text("choice.keyless.tip")));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        layers,
                        which(),
                        where(),
                        count,
                        keyless,
                        space,
                        button("map-rows-zoom", Feather.CROSSHAIR, "choice.zoom", model.choice()::zoom),
                        button("map-rows-invert", Feather.REPEAT, "choice.invert", model.choice()::invert),
                        button("map-rows-clear", Feather.X_CIRCLE, "choice.clear", model.choice()::clear),
                        button(
                                "map-rows-close",
                                Feather.X,
                                "choice.close",
                                () -> model.openProperty().set(false)));
        model.openProperty().addListener((_, _, _) -> fill());
        model.choice().layerProperty().addListener((_, _, _) -> fill());
        model.choice().choiceProperty().addListener((_, _, _) -> count());
        model.rows().addListener((ListChangeListener<KeyedRow>) _ -> count());
        fill();
        count();
    }

    private void fill() {
        filling = true;
        layers.getItems().setAll(model.choice().layers());
        layers.setValue(model.choice().layerProperty().get());
        filling = false;
        var layer = layers.getValue();
        boolean byContent = layer != null && layer.isToldApartByContent();
        keyless.setVisible(byContent);
        keyless.setManaged(byContent);
    }

    private ComboBox<RowsModel.Which> which() {
        var box = new ComboBox<RowsModel.Which>();
        box.setId("map-rows-which");
        box.getStyleClass().add("small");
        box.getItems().setAll(RowsModel.Which.values());
        box.setConverter(new Worded<>(which -> Messages.text(
                switch (which) {
                    case ALL -> "choice.which.all";
                    case IN_VIEW -> "choice.which.view";
                    case CHOSEN -> "choice.which.chosen";
                })));
        box.valueProperty().bindBidirectional(model.whichProperty());
        return box;
    }

    private TextField where() {
        var field = new TextField();
        field.setId("map-rows-where");
        field.getStyleClass().addAll("small", "map-rows-where");
        field.setPromptText(Messages.text("choice.where.prompt"));
        var tip = new Tooltip(Messages.text("choice.where.tip"));
        field.setTooltip(tip);
        field.setOnAction(_ -> model.choice().where(field.getText(), ChoiceWay.REPLACE));
        model.choice().problemProperty().addListener((_, _, problem) -> {
            field.pseudoClassStateChanged(BAD, problem != null);
            tip.setText(problem == null ? Messages.text("choice.where.tip") : problem.message());
            count();
        });
        HBox.setHgrow(field, Priority.SOMETIMES);
        return field;
    }

    private void count() {
        var problem = model.choice().problemProperty().get();
        count.setText(
                problem != null
                        ? problem.message()
                        : Messages.text(
                                "choice.count",
                                Sizes.exact(model.choice().keys().size()),
                                Sizes.exact(model.rows().size())));
        count.pseudoClassStateChanged(BAD, problem != null);
        count.setMinWidth(problem == null ? Region.USE_PREF_SIZE : 0);
    }

    private static Button button(String id, Ikon icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}

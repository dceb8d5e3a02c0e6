package dev.alidade.corridor.ui;

import dev.alidade.corridor.feature.KeyedRows.Column;
import dev.alidade.corridor.style.Classifier.Method;
import dev.alidade.corridor.style.HeatMap;
import dev.alidade.corridor.style.Palette;
import dev.alidade.corridor.style.Symbol;
import dev.alidade.corridor.ui.FileQuestions.Question;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** How a layer is drawn. The map and its legend are the preview: they follow every choice. */
final class StylePane extends VBox {
    private static final String NONE = "";

    private final LayerModel model;
    private final FileQuestions files;
    private final GridPane form = new GridPane();
    private final ComboBox<StyleWish.Kind> kind = words("kind", StyleWish.Kind.values());
    private final ComboBox<String> column = columns("column");
    private final ComboBox<Method> method = words("method", Method.values());
    private final Spinner<Integer> classes = new Spinner<>(2, 12, 5);
    private final ComboBox<Palette> palette = words("palette", Palette.values());
    private final ColorPicker colour = new ColorPicker();
    private final Slider opacity = new Slider(0, 1, 0.6);
    private final Spinner<Double> width = new Spinner<>(0.0, 20.0, 1.5, 0.5);
    private final ComboBox<StyleWish.Dash> dash = words("dash", StyleWish.Dash.values());
    private final ComboBox<Symbol.Cap> cap = words("cap", Symbol.Cap.values());
    private final ComboBox<Symbol.Join> join = words("join", Symbol.Join.values());
    private final ComboBox<Symbol.Shape> shape = words("shape", Symbol.Shape.values());
    private final Spinner<Double> size = new Spinner<>(2.0, 60.0, 9.0, 1.0);
    private final Spinner<Integer> rotation = new Spinner<>(-180, 360, 0, 15);
    private final ComboBox<String> rotationColumn = columns("rotationColumn");
    private final Spinner<Double> radius = new Spinner<>(1.0, HeatMap.WIDEST_METRES, 250.0, 50.0);
    private final ComboBox<String> label = columns("label");
    private final Spinner<Double> labelSize = new Spinner<>(6.0, 40.0, 11.0, 1.0);
    private final CheckBox halo = new CheckBox(Messages.text("layers.style.halo"));
    private final CheckBox along = new CheckBox(Messages.text("layers.style.along"));
    private final Spinner<Integer> priority = new Spinner<>(0, 1000, 100, 10);
    private final TextField closest = new TextField();
    private final TextField farthest = new TextField();
    private final Label verdict = new Label();
    private boolean filling;

    StylePane(LayerModel model, FileQuestions files) {
        this.model = model;
        this.files = files;
        setId("map-style");
        getStyleClass().add("map-style");
        form.getStyleClass().add("map-form");
        verdict.setId("map-style-verdict");
        verdict.getStyleClass().add("map-filter-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        colour.setId("map-style-colour");
        halo.setSelected(true);
        closest.setPromptText("1:0");
        farthest.setPromptText("1:∞");
        List.of(classes, width, size, rotation, radius, labelSize, priority)
                .forEach(spinner -> spinner.setEditable(true));
        var scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("map-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, buttons(), verdict);
        model.layerProperty().addListener((_, before, now) -> {
            if (now != null && (before == null || !before.id().equals(now.id()))) {
                begin();
            }
        });
        model.columns().addListener((ListChangeListener<Column>) _ -> columnsCame());
        model.styleProblemProperty().addListener((_, _, _) -> judge());
        model.saidProperty().addListener((_, _, _) -> judge());
        listen();
        arrange();
    }

    private void listen() {
        kind.valueProperty().addListener((_, _, _) -> arrange());
        for (var box : List.of(kind, column, method, palette, dash, cap, join, shape, rotationColumn, label)) {
            box.valueProperty().addListener((_, _, _) -> wish());
        }
        for (var spinner : List.of(classes, width, size, rotation, radius, labelSize, priority)) {
            spinner.valueProperty().addListener((_, _, _) -> wish());
        }
        colour.valueProperty().addListener((_, _, _) -> wish());
        opacity.valueProperty().addListener((_, _, _) -> wish());
        halo.selectedProperty().addListener((_, _, _) -> wish());
        along.selectedProperty().addListener((_, _, _) -> wish());
        closest.setOnAction(_ -> wish());
        farthest.setOnAction(_ -> wish());
    }

    private void begin() {
        filling = true;
        var layer = model.layerProperty().get();
        var style = layer == null ? null : layer.view().style();
        var heat = layer == null ? null : layer.view().heat();
        if (heat != null) {
            radius.getValueFactory().setValue(heat.radiusMetres());
        }
        kind.setValue(
                heat != null
                        ? StyleWish.Kind.HEAT
                        : style == null ? StyleWish.Kind.USUAL : style.isConditional() ? null : StyleWish.Kind.SINGLE);
        method.setValue(Method.QUANTILE);
        palette.getItems().setAll(Palette.values());
        palette.setValue(heat == null ? Palette.OKABE_ITO : heat.palette());
        colour.setValue(Color.web("#0072B2"));
        dash.setValue(StyleWish.Dash.SOLID);
        cap.setValue(Symbol.Cap.ROUND);
        join.setValue(Symbol.Join.ROUND);
        shape.setValue(Symbol.Shape.CIRCLE);
        rotationColumn.setValue(NONE);
        label.setValue(NONE);
        filling = false;
        arrange();
        judge();
    }

    private void columnsCame() {
        filling = true;
        for (var box : List.of(column, rotationColumn, label)) {
            var before = box.getValue();
            box.getItems().setAll(model.columns().stream().map(Column::name).toList());
            if (!box.equals(column)) {
                box.getItems().addFirst(NONE);
            }
            box.setValue(box.getItems().contains(before) ? before : box.equals(column) ? null : NONE);
        }
        filling = false;
    }

    /** Only what matters for the kind and for what the layer is made of. */
    private void arrange() {
        form.getChildren().clear();
        var which = kind.getValue();
        var layer = model.layerProperty().get();
        row("kind", kind);
        if (which == null || which == StyleWish.Kind.USUAL || layer == null) {
            return;
        }
        graded(which);
        if (which == StyleWish.Kind.HEAT) {
            row("radius", radius);
            row("palette", palette);
            return;
        }
        switch (which) {
            case GRADUATED -> {
                row("column", column);
                row("method", method);
                row("classes", classes);
                row("palette", palette);
            }
            case CATEGORISED -> {
                row("column", column);
                row("palette", palette);
            }
            default -> row("colour", colour);
        }
        boolean points;
        boolean areas;
        switch (layer.role()) {
            case POINT, DESTINATION -> {
                points = true;
                areas = false;
            }
            case AREA -> {
                points = false;
                areas = true;
            }
            case MIXED -> {
                points = true;
                areas = true;
            }
            default -> {
                points = false;
                areas = false;
            }
        }
        if (points || areas) {
            row("opacity", opacity);
        }
        row("width", width);
        row("dash", dash);
        if (!points || areas) {
            row("cap", cap);
            row("join", join);
        }
        if (points) {
            row("shape", shape);
            row("size", size);
            row("rotation", rotation);
            row("rotationColumn", rotationColumn);
        }
        row("label", label);
        row("labelSize", labelSize);
        row("priority", priority);
        form.addRow(form.getRowCount(), halo, along);
        row("closest", closest);
        row("farthest", farthest);
    }

    /** Quantities need colours that have an order. */
    private void graded(StyleWish.Kind which) {
        boolean ordered = which == StyleWish.Kind.HEAT || which == StyleWish.Kind.GRADUATED;
        var before = palette.getValue();
        var fitting = Arrays.stream(Palette.values())
                .filter(one -> !ordered || one.isGraded())
                .toList();
        if (!fitting.equals(palette.getItems())) {
            boolean was = filling;
            filling = true;
            palette.getItems().setAll(fitting);
            palette.setValue(fitting.contains(before) ? before : Palette.VIRIDIS);
            filling = was;
        }
    }

    private void row(String key, Region control) {
        var words = new Label(Messages.text("layers.style." + key));
        words.getStyleClass().add("map-attribute-head");
        words.setMinWidth(Region.USE_PREF_SIZE);
        control.setId("map-style-" + key);
        control.setMaxWidth(Double.MAX_VALUE);
        form.addRow(form.getRowCount(), words, control);
        GridPane.setHgrow(control, Priority.ALWAYS);
    }

    private Node buttons() {
        var keep = button("map-style-keep", "layers.style.keep", model::keep);
        var warm = kind.valueProperty().isEqualTo(StyleWish.Kind.HEAT);
        keep.disableProperty().bind(warm);
        keep.getStyleClass().add("accent");
        var export = button("map-style-export", "layers.style.export", () -> {
            var of = model.layerProperty().get();
            files.save(this, question(of == null ? "" : of.id().table().toLowerCase(Locale.ROOT) + ".sld"))
                    .ifPresent(model::export);
        });
        export.disableProperty().bind(warm.or(kind.valueProperty().isEqualTo(StyleWish.Kind.USUAL)));
        var load = button(
                "map-style-load",
                "layers.style.load",
                () -> files.open(this, question("")).ifPresent(model::load));
        // in a low window the form scrolls, its buttons stay in sight
        var buttons = new FlowPane(8, 8, keep, export, load);
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        return buttons;
    }

    private static Question question(String name) {
        var kind = Messages.text("layers.style.file");
        return new Question(kind, name, kind, List.of("*.sld", "*.xml"));
    }

    private void wish() {
        var which = kind.getValue();
        boolean needs = which == StyleWish.Kind.CATEGORISED || which == StyleWish.Kind.GRADUATED;
        if (filling || which == null || model.layerProperty().get() == null || (needs && column.getValue() == null)) {
            return;
        }
        if (which == StyleWish.Kind.HEAT) {
            model.warm(new HeatMap(radius.getValue(), palette.getValue()));
            return;
        }
        var text = label.getValue() == null || label.getValue().isEmpty()
                ? null
                : new StyleWish.Text(
                        label.getValue(),
                        labelSize.getValue(),
                        halo.isSelected(),
                        priority.getValue(),
                        along.isSelected());
        var turned = rotationColumn.getValue();
        model.wish(new StyleWish(
                which,
                needs ? column.getValue() : NONE,
                method.getValue(),
                classes.getValue(),
                palette.getValue(),
                argb(colour.getValue()),
                new StyleWish.Look(
                        opacity.getValue(),
                        width.getValue(),
                        dash.getValue(),
                        cap.getValue(),
                        join.getValue(),
                        shape.getValue(),
                        size.getValue(),
                        rotation.getValue(),
                        turned == null || turned.isEmpty() ? null : turned),
                text,
                scale(closest, 0),
                scale(farthest, Double.POSITIVE_INFINITY)));
    }

    private void judge() {
        var problem = model.styleProblemProperty().get();
        verdict.setText(
                problem != null ? problem.message() : model.saidProperty().get());
        verdict.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("danger"), problem != null);
        verdict.setVisible(!verdict.getText().isEmpty());
        verdict.setManaged(verdict.isVisible());
    }

    private static double scale(TextField field, double otherwise) {
        var digits = field.getText().replaceFirst("^\\s*1\\s*:", "").replaceAll("[\\s,.']", "");
        return digits.matches("\\d{1,12}") ? Double.parseDouble(digits) : otherwise;
    }

    private static int argb(Color colour) {
        return 0xFF00_0000
                | (int) Math.round(colour.getRed() * 255) << 16
                | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
    }

    private static <E extends Enum<E>> ComboBox<E> words(String key, E[] values) {
        var box = new ComboBox<E>();
        box.getItems().setAll(values);
        box.setConverter(new Worded<@Nullable E>(value -> value == null
                ? ""
                : Messages.text("layers.style." + key + "." + value.name().toLowerCase(Locale.ROOT))));
        return box;
    }

    private static ComboBox<String> columns(String key) {
        var box = new ComboBox<String>();
        box.setPromptText(Messages.text("layers.style." + key));
        return box;
    }

    private static Button button(String id, String key, Runnable action) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }
}

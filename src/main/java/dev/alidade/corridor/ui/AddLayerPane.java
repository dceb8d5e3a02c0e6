package dev.alidade.corridor.ui;

import dev.alidade.corridor.link.AreaMetric;
import dev.alidade.corridor.link.AreaMetrics;
import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes a layer of a SELECT, or of a column named schema.table.column. */
final class AddLayerPane extends VBox {
    private final MapViewModel model;
    private @Nullable MetricsModel figures;
    private Runnable close = () -> {};
    private final TextField title = new TextField();
    private final TextArea source = new TextArea();
    private final Button add = new Button(Messages.text("corridor.map.add.do"));
    private final Label said = new Label();

    AddLayerPane(MapViewModel model) {
        this.model = model;
        setId("map-add");
        getStyleClass().add("map-add");
        title.setId("map-add-title");
        title.setPromptText(Messages.text("corridor.map.add.title"));
        source.setId("map-add-source");
        source.setPromptText(Messages.text("corridor.map.add.source"));
        source.getStyleClass().add("map-add-source");
        source.setWrapText(true);
        source.setPrefRowCount(6);
        add.setId("map-add-do");
        add.getStyleClass().add("accent");
        add.disableProperty().bind(source.textProperty().map(String::isBlank));
        add.setOnAction(_ -> add());
        said.setId("map-add-said");
        said.getStyleClass().add("map-note-problem");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            } else if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event)) {
                add.fire();
                event.consume();
            }
        });
        getChildren().addAll(title, source, said, add);
    }

    /** Offers the figures of areas, too; one that is chosen is put on the map at once. */
    void figures(MetricsModel metrics) {
        figures = metrics;
        var chooser = new ComboBox<AreaMetric>(metrics.all());
        chooser.setId("map-add-figure");
        chooser.setPromptText(Messages.text("layers.figure.choose"));
        chooser.setAccessibleText(Messages.text("layers.figure.choose"));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setConverter(new Worded<@Nullable AreaMetric>(metric -> metric == null ? "" : metric.title()));
        chooser.valueProperty().addListener((_, _, metric) -> {
            if (metric != null) {
                said.setText("");
                metrics.add(metric, AreaMetrics.Classes.USUAL, this::say, close);
                Platform.runLater(() -> chooser.setValue(null));
            }
        });
        var head = new Label(Messages.text("layers.figure.title"));
        head.getStyleClass().add("map-attribute-head");
        var choice = new VBox(head, chooser);
        choice.getStyleClass().add("map-add-figures");
        choice.visibleProperty().bind(Bindings.isNotEmpty(metrics.all()));
        choice.managedProperty().bind(choice.visibleProperty());
        getChildren().add(choice);
    }

    /** What happens when a layer was added, or nobody wants to add one any more. */
    void onClose(Runnable action) {
        close = action;
    }

    /** Puts the cursor where one begins to write. */
    void begin() {
        said.setText("");
        source.requestFocus();
        if (figures != null) {
            figures.look();
        }
    }

    private void add() {
        var name = title.getText().isBlank()
                ? Messages.text("corridor.map.add.untitled")
                : title.getText().strip();
        said.setText("");
        model.addLayer(source.getText(), name, this::say, () -> {
            title.clear();
            source.clear();
            close.run();
        });
    }

    private void say(Problem problem) {
        said.setText(problem.nextStep() == null ? problem.message() : problem.message() + " " + problem.nextStep());
    }
}

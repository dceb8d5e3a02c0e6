package dev.alidade.console.ui;

import dev.alidade.console.chart.ChartChoice;
import dev.alidade.console.chart.ChartDrawing;
import dev.alidade.console.chart.ChartGuess;
import dev.alidade.console.chart.ChartKind;
import dev.alidade.console.chart.ChartMark;
import dev.alidade.console.chart.ChartSeries;
import dev.alidade.console.chart.ChartSvg;
import dev.alidade.console.chart.ChartValues;
import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A result drawn: how, and which columns, is chosen above; the drawing is copied as a picture or as SVG. */
final class ChartPane extends BorderPane {
    private final ChartValues values;
    private final Paper paper = new Paper();
    private final Label note = new Label();
    private ChartChoice choice;

    ChartPane(ResultEntry.Grid grid) {
        values = new ChartValues(grid.columns(), grid.rows());
        choice = ChartGuess.of(values).orElse(new ChartChoice(ChartKind.BAR, 0, 0, ChartChoice.NONE));
        setId("console-chart-pane");
        getStyleClass().add("chart");
        note.setId("console-chart-note");
        note.setMinWidth(0);
        note.getStyleClass().addAll("muted", "small");
        setTop(bar());
        setCenter(paper);
        draw();
    }

    private HBox bar() {
        var group = new ToggleGroup();
        var kinds = new HBox();
        for (var kind : ChartKind.values()) {
            var button = new ToggleButton(
                    switch (kind) {
                        case BAR -> Messages.text("console.chart.bar");
                        case LINE -> Messages.text("console.chart.line");
                        case SCATTER -> Messages.text("console.chart.scatter");
                    });
            button.setId("console-chart-" + kind.name().toLowerCase(Locale.ROOT));
            button.getStyleClass()
                    .addAll(
                            "small",
                            kind == ChartKind.BAR
                                    ? "left-pill"
                                    : kind == ChartKind.LINE ? "center-pill" : "right-pill");
            button.setMinWidth(USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setUserData(kind);
            button.setSelected(kind == choice.kind());
            kinds.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (now.getUserData() instanceof ChartKind kind) {
                redraw(choice.as(kind));
            }
        });
        kinds.setMinWidth(USE_PREF_SIZE);
        var x = columns("console-chart-x", "console.chart.x", _ -> true, choice.x(), false);
        x.valueProperty()
                .addListener((_, _, at) -> redraw(new ChartChoice(choice.kind(), at, choice.y(), choice.series())));
        var y = columns("console-chart-y", "console.chart.y", values::isNumber, choice.y(), false);
        y.valueProperty()
                .addListener((_, _, at) -> redraw(new ChartChoice(choice.kind(), choice.x(), at, choice.series())));
        var series =
                columns("console-chart-series", "console.chart.series", i -> !values.isTime(i), choice.series(), true);
        series.valueProperty()
                .addListener((_, _, at) -> redraw(new ChartChoice(choice.kind(), choice.x(), choice.y(), at)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var png = button("console-chart-png", "console.chart.png");
        png.setOnAction(_ -> copyPicture());
        var svg = button("console-chart-svg", "console.chart.svg");
        svg.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(ChartSvg.of(paper.drawing()));
            Clipboard.getSystemClipboard().setContent(content);
            note.setText(Messages.text("console.chart.copied"));
        });
        var bar = new HBox(
                kinds,
                word("console.chart.x"),
                x,
                word("console.chart.y"),
                y,
                word("console.chart.series"),
                series,
                space,
                note,
                png,
                svg);
        bar.getStyleClass().add("chart-choices");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ChoiceBox<Integer> columns(String id, String name, IntPredicate fits, int chosen, boolean none) {
        var box = new ChoiceBox<Integer>();
        box.setId(id);
        var places = IntStream.range(0, values.columns().size()).filter(fits).boxed();
        box.getItems().setAll((none ? Stream.concat(Stream.of(ChartChoice.NONE), places) : places).toList());
        box.setConverter(new Worded<>(place -> place < 0
                ? Messages.text("console.chart.none")
                : values.columns().get(place).name()));
        box.setAccessibleText(Messages.text(name));
        box.setValue(chosen);
        box.setMaxWidth(150);
        return box;
    }

    private void redraw(ChartChoice wanted) {
        choice = wanted;
        draw();
    }

    private void draw() {
        var series = ChartSeries.of(values, choice);
        note.setText(
                series.isEmpty()
                        ? Messages.text("console.chart.empty")
                        : series.left() > 0 ? Messages.text("console.chart.left", series.left()) : "");
        paper.show(series, choice.kind());
    }

    private void copyPicture() {
        var content = new ClipboardContent();
        content.putImage(paper.snapshot(null, null));
        Clipboard.getSystemClipboard().setContent(content);
        note.setText(Messages.text("console.chart.copied"));
    }

    private static Label word(String key) {
        var word = new Label(Messages.text(key));
        word.getStyleClass().addAll("muted", "small");
        word.setMinWidth(USE_PREF_SIZE);
        return word;
    }

    private static Button button(String id, String key) {
        var button = new Button(Messages.text(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** The marks as shapes, placed anew whenever its size changes. */
    private static final class Paper extends Pane {
        private @Nullable ChartSeries series;
        private ChartKind kind = ChartKind.BAR;
        private ChartDrawing drawing = new ChartDrawing(0, 0, List.of());

        Paper() {
            setId("console-chart-paper");
            getStyleClass().add("chart-paper");
            setMinSize(0, 0);
            widthProperty().addListener((_, _, _) -> place());
            heightProperty().addListener((_, _, _) -> place());
        }

        ChartDrawing drawing() {
            return drawing;
        }

        void show(ChartSeries points, ChartKind how) {
            series = points;
            kind = how;
            place();
        }

        private void place() {
            var points = series;
            if (points == null || points.isEmpty() || getWidth() < 1 || getHeight() < 1) {
                getChildren().clear();
                return;
            }
            drawing = ChartDrawing.of(points, kind, getWidth(), getHeight());
            getChildren().setAll(drawing.marks().stream().map(Paper::shape).toList());
        }

        private static Node shape(ChartMark mark) {
            var shape = switch (mark) {
                case ChartMark.Rule r -> new Line(r.fromX(), r.fromY(), r.toX(), r.toY());
                case ChartMark.Bar b -> new Rectangle(b.x(), b.y(), b.width(), b.height());
                case ChartMark.Path p -> {
                    var line = new Polyline();
                    line.getPoints().setAll(p.points());
                    line.getStyleClass().add("chart-path");
                    yield line;
                }
                case ChartMark.Dot d -> new Circle(d.x(), d.y(), d.radius());
                case ChartMark.Words w -> {
                    var text = new Text(w.x(), w.y(), w.text());
                    text.getStyleClass().add("chart-words");
                    double wide = text.getLayoutBounds().getWidth();
                    text.setX(
                            switch (w.anchor()) {
                                case START -> w.x();
                                case MIDDLE -> w.x() - wide / 2;
                                case END -> w.x() - wide;
                            });
                    yield text;
                }
            };
            shape.getStyleClass().add("chart-" + mark.look());
            return shape;
        }
    }
}

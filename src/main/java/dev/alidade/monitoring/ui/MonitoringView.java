package dev.alidade.monitoring.ui;

import dev.alidade.error.Problem;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Times;
import dev.alidade.monitoring.metric.Metric;
import dev.alidade.ui.control.ScreenHeader;
import dev.alidade.ui.control.Worded;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The Monitoring screen: charts that move, and a table for each subject. */
final class MonitoringView extends BorderPane {
    private static final int[] INTERVALS = {1, 2, 5, 15, 60};

    private final PulseViewModel pulse;
    private final MetricModel metrics;
    private final ReportModel report;
    private final LivePane live;
    private final Map<MemoryKind, MemoryPane> memories = new EnumMap<>(MemoryKind.class);
    private final Map<Metric, MetricPane> panes = new EnumMap<>(Metric.class);
    private final ScreenHeader header = new ScreenHeader(Messages.text("metric.screen.title"));
    private final Label banner = new Label();
    private final BorderPane place = new BorderPane();
    private @Nullable MetricPane shown;

    MonitoringView(PulseViewModel pulse, MetricModel metrics, ReportModel report) {
        this.pulse = pulse;
        this.metrics = metrics;
        this.report = report;
        report.wordsProperty().addListener((_, _, _) -> looked());
        this.live = new LivePane(pulse);
        setId("monitoring");
        getStyleClass().addAll("health", "monitoring");
        banner.setId("monitoring-banner");
        banner.getStyleClass().add("monitoring-banner");
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.setVisible(false);
        banner.managedProperty().bind(banner.visibleProperty());
        header.actions(interval(), pause(), report());
        setTop(new VBox(header, banner));
        setLeft(subjects());
        place.setCenter(live);
        setCenter(place);
        pulse.looksProperty().addListener((_, _, _) -> looked());
        pulse.pausedProperty().addListener((_, _, _) -> looked());
        pulse.memoryProblemProperty().addListener((_, _, _) -> looked());
    }

    /** F5. */
    void refresh() {
        pulse.look();
        if (shown != null) {
            shown.refresh(true);
        }
        if (place.getCenter() instanceof MemoryPane pane) {
            pane.refresh();
        }
    }

    private void looked() {
        var problem = pulse.problemProperty().get();
        var memory = pulse.memoryProblemProperty().get();
        header.subtitle(
                pulse.pausedProperty().get()
                        ? Messages.text("metric.paused")
                        : Messages.text("metric.looks", pulse.secondsProperty().get(), Times.duration(pulse.took())));
        var words = report.wordsProperty().get();
        banner.setVisible(problem != null || memory != null || !words.isEmpty());
        banner.getStyleClass().removeAll("lost", "forgetful", "told");
        if (problem != null) {
            banner.getStyleClass().add("lost");
            banner.setText(sentence("metric.lost", problem));
        } else if (memory != null) {
            banner.getStyleClass().add("forgetful");
            banner.setText(sentence("metric.forgetful", memory));
        } else if (!words.isEmpty()) {
            banner.getStyleClass().add("told");
            banner.setText(words);
        }
        if (shown != null && problem == null && !pulse.pausedProperty().get()) {
            shown.refresh(false);
        }
    }

    private static String sentence(String key, Problem problem) {
        return Messages.text(key, problem.message());
    }

    private Node subjects() {
        var group = new ToggleGroup();
        var list = new VBox();
        list.getStyleClass().add("metric-subjects");
        var first = subject("live", Messages.text("metric.live"), group);
        first.setGraphic(new FontIcon(Feather.ACTIVITY));
        first.setSelected(true);
        first.setOnAction(_ -> open((Metric) null));
        list.getChildren().add(first);
        for (var about : Metric.Group.values()) {
            var name = new Label(about.title());
            name.getStyleClass().addAll("small", "muted", "metric-group");
            list.getChildren().add(name);
            for (var metric : Metric.values()) {
                if (metric.group() == about) {
                    var button = subject(metric.word(), metric.title(), group);
                    button.setOnAction(_ -> open(metric));
                    list.getChildren().add(button);
                }
            }
            for (var kind : MemoryKind.values()) {
                if (kind.group() == about) {
                    var button = subject(kind.word(), kind.title(), group);
                    button.setOnAction(_ -> open(kind));
                    list.getChildren().add(button);
                }
            }
        }
        group.selectedToggleProperty().addListener((_, old, now) -> {
            if (now == null && old != null) {
                old.setSelected(true);
            }
        });
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("metric-scroll");
        return scroll;
    }

    private static ToggleButton subject(String word, String title, ToggleGroup group) {
        var button = new ToggleButton(title);
        button.setId("subject-" + word);
        button.getStyleClass().add("metric-subject");
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        return button;
    }

    private void open(MemoryKind kind) {
        shown = null;
        var pane = memories.computeIfAbsent(kind, wanted -> new MemoryPane(wanted, pulse));
        place.setCenter(pane);
        pane.refresh();
    }

    private void open(@Nullable Metric metric) {
        if (metric == null) {
            shown = null;
            place.setCenter(live);
            return;
        }
        var pane = panes.computeIfAbsent(metric, wanted -> new MetricPane(wanted, metrics));
        shown = pane;
        place.setCenter(pane);
        pane.refresh(false);
    }

    private Node interval() {
        var box = new ChoiceBox<Integer>();
        box.setId("monitoring-interval");
        box.setAccessibleText(Messages.text("monitoring.interval.accessible"));
        for (int seconds : INTERVALS) {
            box.getItems().add(seconds);
        }
        box.setConverter(new Worded<>(seconds -> Messages.text("monitoring.backend.every", seconds)));
        box.setValue(pulse.secondsProperty().get());
        box.valueProperty()
                .addListener((_, _, seconds) -> pulse.secondsProperty().set(seconds));
        return box;
    }

    private Node pause() {
        var button = new ToggleButton(Messages.text("metric.pause"), new FontIcon(Feather.PAUSE));
        button.setId("monitoring-pause");
        button.selectedProperty().bindBidirectional(pulse.pausedProperty());
        return new HBox(button);
    }

    private Node report() {
        var button = new Button(Messages.text("metric.report"), new FontIcon(Feather.FILE_TEXT));
        button.setId("monitoring-report");
        button.setOnAction(_ -> {
            var dialog = new FileChooser();
            dialog.setTitle(Messages.text("metric.report.save"));
            dialog.setInitialFileName(report.fileName());
            dialog.getExtensionFilters().add(new FileChooser.ExtensionFilter("HTML", "*.html"));
            var chosen = dialog.showSaveDialog(getScene().getWindow());
            if (chosen != null) {
                report.write(chosen.toPath());
            }
        });
        return button;
    }
}

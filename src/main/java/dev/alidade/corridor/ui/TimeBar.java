package dev.alidade.corridor.ui;

import dev.alidade.i18n.Messages;
import dev.alidade.ui.control.Worded;
import java.time.Duration;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Time along the bottom: play, speed, histogram with the moment, all at once. */
final class TimeBar extends HBox {
    private static final long STEP_NANOS = 80_000_000;

    private final TimeModel model;
    private final AnimationTimer clock = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (last == 0) {
                last = now;
            } else if (now - last >= STEP_NANOS) {
                model.tick(Duration.ofNanos(now - last));
                last = now;
            }
        }
    };

    TimeBar(TimeModel model) {
        this.model = model;
        setId("map-time");
        getStyleClass().addAll("map-panel", "map-time");
        setAlignment(Pos.CENTER_LEFT);
        setMaxHeight(USE_PREF_SIZE);
        var play = button("map-time-play", Feather.PLAY, "analysis.time.play", model::toggle);
        model.playingProperty().addListener((_, _, plays) -> {
            play.setGraphic(new FontIcon(plays ? Feather.PAUSE : Feather.PLAY));
            if (plays) {
                clock.start();
            } else {
                clock.stop();
            }
        });
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.playingProperty().set(false);
            }
        });
        var track = new TimeTrack(model);
        HBox.setHgrow(track, Priority.ALWAYS);
        var words = new Label();
        words.setId("map-time-words");
        words.getStyleClass().add("map-time-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.textProperty().bind(model.wordsProperty());
        var all = new Button(Messages.text("analysis.time.showAll"));
        all.setId("map-time-all");
        all.getStyleClass().addAll("flat", "small");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setTooltip(new Tooltip(Messages.text("analysis.time.showAll.tip")));
        all.setOnAction(_ -> model.show(null));
        all.disableProperty().bind(model.momentProperty().isNull());
        getChildren()
                .addAll(
                        button("map-time-previous", Feather.SKIP_BACK, "analysis.time.previous", model::previous),
                        play,
                        button("map-time-next", Feather.SKIP_FORWARD, "analysis.time.next", model::next),
                        speeds(),
                        track,
                        words,
                        all);
        visibleProperty().bind(model.timelineProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }

    private ComboBox<Integer> speeds() {
        var speeds = new ComboBox<Integer>();
        speeds.setId("map-time-speed");
        speeds.getItems().setAll(TimeModel.SPEEDS);
        speeds.valueProperty().bindBidirectional(model.speedProperty());
        speeds.getStyleClass().add("small");
        speeds.setAccessibleText(Messages.text("analysis.time.speed"));
        speeds.setTooltip(new Tooltip(Messages.text("analysis.time.speed")));
        speeds.setConverter(new Worded<>(factor -> Messages.text("analysis.time.factor", factor)));
        return speeds;
    }

    private static Button button(String id, Ikon icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon", "map-tool");
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
